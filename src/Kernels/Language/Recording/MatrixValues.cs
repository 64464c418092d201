namespace Kernels.Language;

/// <summary>What the operations on matrices compute, from their definitions.</summary>
internal static class MatrixValues
{
    // Of a matrix whose rows sum to at most 1/2 the power series has converged after eighteen terms: 2^−19 / 19! < 1e-22.
    private const double SmallNorm = 0.5;
    private const int Terms = 18;

    public static double[] Transpose(Dense m)
    {
        var values = new double[m.Values.Length];
        for (var row = 0; row < m.Rows; row++)
        {
            for (var column = 0; column < m.Columns; column++)
                values[(column * m.Rows) + row] = m[row, column];
        }

        return values;
    }

    public static double[] Product(Dense left, Dense right)
    {
        var values = new double[left.Rows * right.Columns];
        for (var row = 0; row < left.Rows; row++)
            Products.MultiplyTransposed(right.Values, left.Values.AsSpan(row * left.Columns, left.Columns), values.AsSpan(row * right.Columns, right.Columns));
        return values;
    }

    public static double[] DiagonalOf(Dense m) => [.. Enumerable.Range(0, m.Rows).Select(i => m[i, i])];

    public static double[] LowerTriangle(Dense m) => m.Map((row, column) => column <= row ? m[row, column] : 0);

    /// <summary>Sums of the elements that belong to each of <paramref name="count"/> units.</summary>
    public static double[] Sums(Dense m, int count, Func<int, int, int> unit)
    {
        var sums = new double[count];
        for (var row = 0; row < m.Rows; row++)
        {
            for (var column = 0; column < m.Columns; column++)
                sums[unit(row, column)] += m[row, column];
        }

        return sums;
    }

    public static double[] BlockDiagonal(Dense rows, int blocks)
    {
        var values = new double[rows.Rows * rows.Rows];
        foreach (var (row, first, count) in Blocks(rows.Rows, blocks))
            rows.Values.AsSpan(row * rows.Columns, count).CopyTo(values.AsSpan((row * rows.Rows) + first));
        return values;
    }

    public static double[] BlocksOf(Dense square, int blocks)
    {
        var columns = (square.Rows + blocks - 1) / blocks;
        var values = new double[square.Rows * columns];
        foreach (var (row, first, count) in Blocks(square.Rows, blocks))
            square.Values.AsSpan((row * square.Rows) + first, count).CopyTo(values.AsSpan(row * columns));
        return values;
    }

    /// <summary>Solves M·X = I by elimination with the greatest pivot of each column, then from the last row up.</summary>
    public static double[] Inverse(Dense m)
    {
        var n = m.Rows;
        var left = (double[])m.Values.Clone();
        var right = new double[n * n];
        for (var i = 0; i < n; i++)
            right[(i * n) + i] = 1;
        for (var pivot = 0; pivot < n; pivot++)
        {
            var best = pivot;
            for (var row = pivot + 1; row < n; row++)
                best = Math.Abs(left[(row * n) + pivot]) > Math.Abs(left[(best * n) + pivot]) ? row : best;
            Exchange(left, n, pivot, best);
            Exchange(right, n, pivot, best);
            for (var row = pivot + 1; row < n; row++)
            {
                var factor = left[(row * n) + pivot] / left[(pivot * n) + pivot];
                Subtract(left, n, row, pivot, factor);
                Subtract(right, n, row, pivot, factor);
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var below = row + 1; below < n; below++)
                Subtract(right, n, row, below, left[(row * n) + below]);
            for (var column = 0; column < n; column++)
                right[(row * n) + column] /= left[(row * n) + row];
        }

        return right;
    }

    /// <summary>exp(M) = exp(M / 2ˢ)^(2ˢ).</summary>
    public static double[] Exp(Dense m)
    {
        var norm = Enumerable.Range(0, m.Rows).Max(row => m.Values.AsSpan(row * m.Columns, m.Columns).ToArray().Sum(Math.Abs));
        var halvings = 0;
        while (norm > SmallNorm && halvings < 60)
            (norm, halvings) = (norm / 2, halvings + 1);
        var small = new Dense([.. m.Values.Select(value => Math.ScaleB(value, -halvings))], m.Rows, m.Rows);
        var sum = m.Map((row, column) => row == column ? 1 : 0);
        var term = new Dense((double[])sum.Clone(), m.Rows, m.Rows);
        for (var order = 1; order <= Terms; order++)
        {
            var next = Product(term, small);
            for (var i = 0; i < next.Length; i++)
                sum[i] += next[i] /= order;
            term = new Dense(next, m.Rows, m.Rows);
        }

        for (var i = 0; i < halvings; i++)
            sum = Product(new(sum, m.Rows, m.Rows), new(sum, m.Rows, m.Rows));
        return sum;
    }

    /// <summary>The upper right block of exp([Mᵀ, G; 0, Mᵀ]) (Najfeld and Havel 1995).</summary>
    public static double[] ExpAdjoint(Dense m, Dense upper)
    {
        var n = m.Rows;
        var twice = new Dense(new double[4 * n * n], 2 * n, 2 * n);
        var blocks = Exp(new(twice.Map((row, column) => (row < n, column < n) switch
        {
            (true, true) => m[column, row],
            (true, false) => upper[row, column - n],
            (false, true) => 0,
            _ => m[column - n, row - n],
        }), 2 * n, 2 * n));
        return m.Map((row, column) => blocks[(row * 2 * n) + n + column]);
    }

    /// <summary>Each row with the first column of its block and the block's width.</summary>
    private static IEnumerable<(int Row, int First, int Count)> Blocks(int size, int blocks)
    {
        for (var block = 0; block < blocks; block++)
        {
            var (first, end) = ((int)((long)block * size / blocks), (int)((long)(block + 1) * size / blocks));
            for (var row = first; row < end; row++)
                yield return (row, first, end - first);
        }
    }

    private static void Exchange(double[] matrix, int n, int a, int b)
    {
        for (var column = 0; a != b && column < n; column++)
            (matrix[(a * n) + column], matrix[(b * n) + column]) = (matrix[(b * n) + column], matrix[(a * n) + column]);
    }

    private static void Subtract(double[] matrix, int n, int row, int other, double factor)
    {
        for (var column = 0; column < n; column++)
            matrix[(row * n) + column] -= factor * matrix[(other * n) + column];
    }
}
