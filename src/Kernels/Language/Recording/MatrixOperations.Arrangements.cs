namespace Kernels.Language;

/// <content>The same elements elsewhere, scaled, summed, or left out.</content>
internal static partial class MatrixOperations
{
    public static Matrix Transpose(Matrix matrix) => One(nameof(Transpose), matrix, matrix.Columns, matrix.Rows, MatrixValues.Transpose,
        (m, upper) => MatrixValues.Transpose(new(upper, m.Columns, m.Rows)));

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

    public static Vec RowSums(Matrix matrix) => Sums(matrix, matrix.Rows, (row, _) => row);

    public static Vec ColumnSums(Matrix matrix) => Sums(matrix, matrix.Columns, (_, column) => column);

    private static Vec Sums(Matrix matrix, int count, Func<int, int, int> which)
    {
        var m = Dense.Of(matrix);
        return Record(MatrixValues.Sums(m, count, which), [matrix.Elements], (_, upper) => m.Map((row, column) => upper[which(row, column)]));
    }
}
