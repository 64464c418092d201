namespace Kernels.Language;

/// <summary>Elements of a matrix, row-major.</summary>
internal sealed record Dense(double[] Values, int Rows, int Columns)
{
    public double this[int row, int column] => Values[(row * Columns) + column];

    public Dense Transposed => new(MatrixValues.Transpose(this), Columns, Rows);

    public static Dense Of(Matrix matrix) => new(matrix.Values.ToArray(), matrix.Rows, matrix.Columns);

    /// <summary>Elements of a matrix of the same size, place by place.</summary>
    public double[] Map(Func<int, int, double> element)
    {
        var values = new double[Values.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
                values[(row * Columns) + column] = element(row, column);
        }

        return values;
    }
}
