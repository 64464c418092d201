namespace Kernels.Language;

/// <summary>
/// Matrices of a step, row by row: each row is taken out, what is done to a vector is done to it, and the results are put below
/// one another. Values and adjoints are those of the operations on vectors.
/// </summary>
internal static class MatrixRows
{
    /// <summary>A matrix of what a function makes of each row.</summary>
    public static Matrix Each(Matrix matrix, Func<Vec, Vec> function)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Below([.. Enumerable.Range(0, matrix.Rows).Select(row => function(Row(matrix, row)))]);
    }

    /// <summary>The same of two matrices, row by row.</summary>
    public static Matrix Each(Matrix left, Matrix right, Func<Vec, Vec, Vec> function)
    {
        ExpectRows(left, right);
        return Below([.. Enumerable.Range(0, left.Rows).Select(row => function(Row(left, row), Row(right, row)))]);
    }

    /// <summary>A vector of the numbers that a function makes of each row.</summary>
    public static Vec Numbers(Matrix matrix, Func<Vec, Vec> function) => Each(matrix, row => Vector(function(row))).Elements;

    /// <summary>The same of two matrices.</summary>
    public static Vec Numbers(Matrix left, Matrix right, Func<Vec, Vec, Vec> function) =>
        Each(left, right, (a, b) => Vector(function(a, b))).Elements;

    /// <summary>The rows of matrices of as many columns, one below the other.</summary>
    public static Matrix Concat(ReadOnlySpan<Matrix> parts)
    {
        if (parts.Length == 0)
            throw new ArgumentException("Concat of nothing: it takes at least one matrix.", nameof(parts));
        var columns = parts[0].Columns;
        foreach (var part in parts)
        {
            if (part.Columns != columns)
                throw new ArgumentException($"Concat of matrices of {columns} and {part.Columns} columns: they must have the same number.");
        }

        var rows = parts.ToArray();
        return new("derived matrix", rows.Sum(part => part.Rows), columns, Moves.Concat.Apply([.. rows.Select(part => part.Elements)]));
    }

    /// <summary>A vector read as a matrix, row after row.</summary>
    public static Matrix Reshape(Vec vector, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (vector.IsRankZero || vector.Length != rows * columns)
        {
            var found = vector.IsRankZero ? "a number" : $"{vector.Length} units";
            throw new ArgumentException($"Reshape to {rows} × {columns} needs a vector of {rows * columns} units; found {found}.", nameof(vector));
        }

        return new("derived matrix", rows, columns, vector);
    }

    private static Vec Row(Matrix matrix, int row) => Moves.Slice.Apply(matrix.Elements, row * matrix.Columns, matrix.Columns);

    private static Matrix Below(Vec[] rows) => new("derived matrix", rows.Length, rows[0].Length, Moves.Concat.Apply(rows));

    private static Vec Vector(Vec number) => number + new Vec([0]);

    private static void ExpectRows(Matrix left, Matrix right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Rows != right.Rows)
            throw new ArgumentException($"Matrices of {left.Rows} and {right.Rows} rows: they must have the same number.", nameof(right));
    }
}
