namespace Kernels.Language;

/// <summary>
/// The operations on whole matrices in double: values, and adjoints as they are recorded. Within a recording each is computed
/// once for the same operands, however many steps ask for it.
/// </summary>
internal static class MatrixOperations
{
    public static Matrix Elementwise(Operation operation, Matrix matrix, params ReadOnlySpan<double> constants)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var values = constants.ToArray();
        return Memoise(operation.Name, string.Join(" ", values.Select(BitConverter.DoubleToInt64Bits)), [matrix.Elements], () =>
            Derived(matrix.Rows, matrix.Columns, operation.Apply([matrix.Elements, .. values.Select(value => (Vec)value)])));
    }

    public static Matrix Elementwise(Operation operation, Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Expect(left.Rows == right.Rows && left.Columns == right.Columns, operation.Name, "matrices of the same size", left, right);
        return Memoise(operation.Name, "", [left.Elements, right.Elements], () =>
            Derived(left.Rows, left.Columns, operation.Apply(left.Elements, right.Elements)));
    }

    /// <summary>A matrix and a number, which goes with every element and stands behind or in front of it.</summary>
    public static Matrix WithNumber(Operation operation, Matrix matrix, Vec number, bool inFront = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(number);
        if (!number.IsRankZero)
        {
            throw new ArgumentException(
                $"{operation.Name} of a matrix and a vector of {number.Length} units: with a matrix goes a number. "
                + "ScaleRows and ScaleColumns take vectors.", nameof(number));
        }

        var key = number.Tape is null && number is not Scalar ? $"{BitConverter.DoubleToInt64Bits(number.Values[0])}" : "";
        Vec[] operands = key.Length > 0 ? [matrix.Elements] : [matrix.Elements, number];
        return Memoise(operation.Name, inFront ? "of " + key : key, operands, () => Derived(
            matrix.Rows, matrix.Columns, inFront ? operation.Apply(number, matrix.Elements) : operation.Apply(matrix.Elements, number)));
    }

    /// <summary>Not remembered: it is a new one at every step.</summary>
    public static Matrix Outer(Vec left, Vec right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ExpectVector(nameof(Outer), left, left.Length);
        ExpectVector(nameof(Outer), right, right.Length);
        var values = new double[left.Length * right.Length];
        Products.AddOuter(left.Values, right.Values, values);
        return Derived(left.Length, right.Length, Record(values, [left, right], (index, upper) =>
        {
            var g = new Dense(upper, left.Length, right.Length);
            return index == 0
                ? [.. Enumerable.Range(0, g.Rows).Select(row => Enumerable.Range(0, g.Columns).Sum(column => g[row, column] * right.Values[column]))]
                : [.. Enumerable.Range(0, g.Columns).Select(column => Enumerable.Range(0, g.Rows).Sum(row => g[row, column] * left.Values[row]))];
        }));
    }

    public static Matrix Transpose(Matrix matrix) => One(nameof(Transpose), matrix, matrix.Columns, matrix.Rows, MatrixValues.Transpose,
        (m, upper) => MatrixValues.Transpose(new(upper, m.Columns, m.Rows)));

    public static Matrix Product(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Expect(left.Columns == right.Rows, nameof(Product), "as many columns of the left factor as rows of the right one", left, right);
        return Memoise(nameof(Product), "", [left.Elements, right.Elements], () =>
        {
            var (a, b) = (Dense.Of(left), Dense.Of(right));
            var elements = Record(MatrixValues.Product(a, b), [left.Elements, right.Elements], (index, upper) =>
            {
                var g = new Dense(upper, left.Rows, right.Columns);
                return index == 0 ? MatrixValues.Product(g, b.Transposed) : MatrixValues.Product(a.Transposed, g);
            });
            return Derived(left.Rows, right.Columns, elements);
        });
    }

    public static Matrix Inverse(Matrix matrix)
    {
        ExpectSquare(nameof(Inverse), matrix);
        return Memoise(nameof(Inverse), "", [matrix.Elements], () =>
        {
            var inverse = new Dense(MatrixValues.Inverse(Dense.Of(matrix)), matrix.Rows, matrix.Rows);
            var elements = Record(inverse.Values, [matrix.Elements], (_, upper) =>
            {
                var right = new Dense(
                    MatrixValues.Product(new(upper, matrix.Rows, matrix.Rows), inverse.Transposed), matrix.Rows, matrix.Rows);
                return [.. MatrixValues.Product(inverse.Transposed, right).Select(value => -value)];
            });
            return Derived(matrix.Rows, matrix.Rows, elements);
        });
    }

    public static Matrix MatrixExp(Matrix matrix)
    {
        ExpectSquare(nameof(MatrixExp), matrix);
        return One(nameof(MatrixExp), matrix, matrix.Rows, matrix.Rows, MatrixValues.Exp,
            (m, upper) => MatrixValues.ExpAdjoint(m, new(upper, m.Rows, m.Rows)));
    }

    public static Matrix Identity(Matrix like)
    {
        ExpectSquare(nameof(Identity), like);
        var values = new double[like.Rows * like.Rows];
        for (var i = 0; i < like.Rows; i++)
            values[(i * like.Rows) + i] = 1;
        return Memoise(nameof(Identity), "", [like.Elements], () => Derived(like.Rows, like.Rows, new Vec(values)));
    }

    public static Matrix Diagonal(Vec diagonal)
    {
        ExpectVector(nameof(Diagonal), diagonal, diagonal?.Length ?? 0);
        var n = diagonal!.Length;
        return Memoise(nameof(Diagonal), "", [diagonal], () =>
        {
            var values = new double[n * n];
            for (var i = 0; i < n; i++)
                values[(i * n) + i] = diagonal.Values[i];
            return Derived(n, n, Record(values, [diagonal], (_, upper) => MatrixValues.DiagonalOf(new(upper, n, n))));
        });
    }

    public static Vec DiagonalOf(Matrix matrix)
    {
        ExpectSquare(nameof(DiagonalOf), matrix);
        return Record(MatrixValues.DiagonalOf(Dense.Of(matrix)), [matrix.Elements], (_, upper) =>
        {
            var share = new double[matrix.Rows * matrix.Rows];
            for (var i = 0; i < matrix.Rows; i++)
                share[(i * matrix.Rows) + i] = upper[i];
            return share;
        });
    }

    public static Matrix ScaleRows(Matrix matrix, Vec factors)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ExpectVector(nameof(ScaleRows), factors, matrix.Rows);
        return Scaled(nameof(ScaleRows), matrix, factors, (row, _) => row);
    }

    public static Matrix ScaleColumns(Matrix matrix, Vec factors)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ExpectVector(nameof(ScaleColumns), factors, matrix.Columns);
        return Scaled(nameof(ScaleColumns), matrix, factors, (_, column) => column);
    }

    public static Vec RowSums(Matrix matrix) => Sums(matrix, matrix.Rows, (row, _) => row);

    public static Vec ColumnSums(Matrix matrix) => Sums(matrix, matrix.Columns, (_, column) => column);

    public static Matrix LowerTriangle(Matrix matrix) => One(
        nameof(LowerTriangle), matrix, matrix.Rows, matrix.Columns, MatrixValues.LowerTriangle,
        (m, upper) => MatrixValues.LowerTriangle(new(upper, m.Rows, m.Columns)));

    public static Matrix BlockDiagonal(Matrix rows, int blocks)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        var columns = (rows.Rows + blocks - 1) / blocks;
        if (rows.Columns != columns)
        {
            throw new ArgumentException(
                $"BlockDiagonal of {blocks} blocks: '{rows.Name}' has {rows.Rows} rows, so it needs {columns} columns; "
                + $"it has {rows.Columns}.", nameof(rows));
        }

        return One(nameof(BlockDiagonal) + blocks, rows, rows.Rows, rows.Rows, m => MatrixValues.BlockDiagonal(m, blocks),
            (m, upper) => MatrixValues.BlocksOf(new(upper, m.Rows, m.Rows), blocks));
    }

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

    /// <summary>The matrix with a mask of its sequence, one for each call in a step.</summary>
    public static Matrix Drop(Matrix matrix, double rate)
    {
        if (Drawing.KeyOfWeights() is not { } key)
            return matrix;
        return Memoise(nameof(Drop), $"{key} {BitConverter.DoubleToInt64Bits(rate)}", [matrix.Elements], () =>
        {
            var mask = Drawing.MaskOfWeights(key, matrix.Values.Length, rate);
            double[] Masked(ReadOnlySpan<double> from)
            {
                var values = from.ToArray();
                for (var i = 0; i < values.Length; i++)
                    values[i] = mask[i] == 1 ? 0 : values[i] / (1 - rate);
                return values;
            }

            return Derived(matrix.Rows, matrix.Columns, Record(Masked(matrix.Values), [matrix.Elements], (_, upper) => Masked(upper)));
        });
    }

    private static Matrix One(
        string name, Matrix matrix, int rows, int columns, Func<Dense, double[]> value, Func<Dense, double[], double[]> adjoint)
    {
        return Memoise(name, "", [matrix.Elements], () =>
        {
            var operand = Dense.Of(matrix);
            return Derived(rows, columns, Record(value(operand), [matrix.Elements], (_, upper) => adjoint(operand, upper)));
        });
    }

    private static Matrix Scaled(string name, Matrix matrix, Vec factors, Func<int, int, int> which) =>
        Memoise(name, "", [matrix.Elements, factors], () =>
        {
            var (m, v) = (Dense.Of(matrix), factors.Values.ToArray());
            var elements = Record(m.Map((row, column) => m[row, column] * v[which(row, column)]), [matrix.Elements, factors], (index, upper) =>
            {
                var g = new Dense(upper, m.Rows, m.Columns);
                return index == 0
                    ? g.Map((row, column) => g[row, column] * v[which(row, column)])
                    : MatrixValues.Sums(new(g.Map((row, column) => g[row, column] * m[row, column]), m.Rows, m.Columns), v.Length, which);
            });
            return Derived(matrix.Rows, matrix.Columns, elements);
        });

    private static Vec Sums(Matrix matrix, int count, Func<int, int, int> which)
    {
        var m = Dense.Of(matrix);
        return Record(MatrixValues.Sums(m, count, which), [matrix.Elements], (_, upper) => m.Map((row, column) => upper[which(row, column)]));
    }

    private static Vec Record(double[] values, Vec[] operands, Func<int, double[], double[]> adjoint)
    {
        var tape = Recording.TapeOf(operands);
        var result = new Vec(new Storage(values, 0, values.Length, null), isRankZero: false, tape);
        tape?.Add(new RecordedMatrix(operands, result, adjoint));
        return result;
    }

    private static Matrix Derived(int rows, int columns, Vec elements) => new("derived matrix", rows, columns, elements);

    private static Matrix Memoise(string name, string constants, Vec[] operands, Func<Matrix> compute) =>
        Recording.Current is { } recording ? recording.Matrices.Get(name + " " + constants, operands, compute) : compute();

    private static void ExpectSquare(string name, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"{name} needs a square matrix; '{matrix.Name}' is {matrix.Rows} × {matrix.Columns}.", nameof(matrix));
    }

    private static void ExpectVector(string name, Vec? vector, int units)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (vector.IsRankZero || vector.Length != units)
        {
            var found = vector.IsRankZero ? "a number" : $"{vector.Length} units";
            throw new ArgumentException($"{name} needs a vector of {units} units; found {found}.", nameof(vector));
        }
    }

    private static void Expect(bool holds, string name, string expected, Matrix left, Matrix right)
    {
        if (!holds)
        {
            throw new ArgumentException(
                $"{name} needs {expected}; found {left.Rows} × {left.Columns} and {right.Rows} × {right.Columns}.", nameof(right));
        }
    }
}
