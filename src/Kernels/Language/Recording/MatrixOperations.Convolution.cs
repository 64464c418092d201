namespace Kernels.Language;

/// <content>Convolution as a matrix that shares its elements.</content>
internal static partial class MatrixOperations
{
    public static Matrix Convolution(Matrix kernel, int rows, int columns, int width)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (kernel.Columns % (width * width) != 0)
        {
            throw new ArgumentException(
                $"Convolution with windows of {width} × {width}: '{kernel.Name}' has {kernel.Columns} columns, which is no "
                + $"multiple of {width * width}.", nameof(kernel));
        }

        var (places, maps) = (rows * columns, kernel.Columns / (width * width));
        return Memoise(nameof(Convolution), $"{rows} {columns} {width}", [kernel.Elements], () =>
        {
            var window = Dense.Of(kernel);
            // Element by element of the matrix: the place of the window that it comes from, or none.
            int? Source(int row, int column)
            {
                var down = (column % places / columns) - (row % places / columns) + ((width - 1) / 2);
                var right = (column % columns) - (row % columns) + ((width - 1) / 2);
                return down < 0 || down >= width || right < 0 || right >= width ? null
                    : (row / places * window.Columns) + (((column / places * width) + down) * width) + right;
            }

            var whole = new Dense(new double[kernel.Rows * places * maps * places], kernel.Rows * places, maps * places);
            var elements = whole.Map((row, column) => Source(row, column) is { } source ? window.Values[source] : 0);
            return Derived(whole.Rows, whole.Columns, Record(elements, [kernel.Elements], (_, upper) =>
            {
                var gradient = new double[window.Values.Length];
                for (var i = 0; i < upper.Length; i++)
                {
                    if (Source(i / whole.Columns, i % whole.Columns) is { } source)
                        gradient[source] += upper[i];
                }

                return gradient;
            }));
        });
    }
}
