namespace Kernels.Compiler.Ir;

/// <summary>Values of the operations on matrices, slowly and plainly: rules and passes are tested against them.</summary>
internal static class MatrixValues
{
    public static double[] Transpose(MatrixArguments a) => a.Fill((i, j) => a[0, j, i]);

    public static double[] Product(MatrixArguments a) =>
        a.Fill((i, j) => Enumerable.Range(0, a.Extents[0].Columns).Sum(k => a[0, i, k] * a[1, k, j]));

    public static double[] Outer(MatrixArguments a) => a.Fill((i, j) => a[0, i, 0] * a[1, j, 0]);

    public static double[] Identity(MatrixArguments a) => a.Fill((i, j) => i == j ? 1 : 0);

    public static double[] Diagonal(MatrixArguments a) => a.Fill((i, j) => i == j ? a[0, i, 0] : 0);

    public static double[] DiagonalOf(MatrixArguments a) => a.Fill((i, _) => a[0, i, i]);

    public static double[] ScaleRows(MatrixArguments a) => a.Fill((i, j) => a[0, i, j] * a[1, i, 0]);

    public static double[] ScaleColumns(MatrixArguments a) => a.Fill((i, j) => a[0, i, j] * a[1, j, 0]);

    public static double[] RowSums(MatrixArguments a) => a.Fill((i, _) => Enumerable.Range(0, a.Extents[0].Columns).Sum(k => a[0, i, k]));

    public static double[] ColumnSums(MatrixArguments a) => a.Fill((i, _) => Enumerable.Range(0, a.Extents[0].Rows).Sum(k => a[0, k, i]));

    public static double[] Total(MatrixArguments a) => [a.Operands[0].Sum()];

    public static double[] LowerTriangle(MatrixArguments a) => a.Fill((i, j) => j <= i ? a[0, i, j] : 0);

    public static double[] BlockDiagonal(MatrixArguments a) => a.Fill((i, j) =>
        First(a.Result.Columns, a.Blocks, BlockOf(i, a)) is var first && j >= first && j < First(a.Result.Columns, a.Blocks, BlockOf(i, a) + 1)
            ? a[0, i, j - first] : 0);

    public static double[] BlocksOf(MatrixArguments a) => a.Fill((i, j) =>
        First(a.Extents[0].Columns, a.Blocks, BlockOf(i, a)) is var first && first + j < First(a.Extents[0].Columns, a.Blocks, BlockOf(i, a) + 1)
            ? a[0, i, first + j] : 0);

    public static double[] Convolution(MatrixArguments a)
    {
        var window = Window.Of(a.Blocks);
        return a.Fill((i, j) => window.Reach(i % window.Places, j % window.Places) is { } place
            ? a[0, i / window.Places, (j / window.Places * window.Area) + place] : 0);
    }

    public static double[] KernelOf(MatrixArguments a)
    {
        var window = Window.Of(a.Blocks);
        var places = Enumerable.Range(0, window.Places).ToList();
        return a.Fill((map, k) => places.Sum(i => places.Where(j => window.Reach(i, j) == k % window.Area)
            .Sum(j => a[0, (map * window.Places) + i, (k / window.Area * window.Places) + j])));
    }

    /// <summary>Gauss and Jordan's elimination, rows exchanged for the greatest pivot.</summary>
    public static double[] Inverse(MatrixArguments a)
    {
        var n = a.Result.Rows;
        var left = (double[])a.Operands[0].Clone();
        var right = Identity(a);
        for (var pivot = 0; pivot < n; pivot++)
        {
            var best = Enumerable.Range(pivot, n - pivot).OrderByDescending(i => Math.Abs(left[(i * n) + pivot])).First();
            for (var k = 0; k < n; k++)
            {
                (left[(best * n) + k], left[(pivot * n) + k]) = (left[(pivot * n) + k], left[(best * n) + k]);
                (right[(best * n) + k], right[(pivot * n) + k]) = (right[(pivot * n) + k], right[(best * n) + k]);
            }

            var scale = 1 / left[(pivot * n) + pivot];
            for (var k = 0; k < n; k++)
            {
                left[(pivot * n) + k] *= scale;
                right[(pivot * n) + k] *= scale;
            }

            foreach (var row in Enumerable.Range(0, n).Where(i => i != pivot))
            {
                var factor = left[(row * n) + pivot];
                for (var k = 0; k < n; k++)
                {
                    left[(row * n) + k] -= factor * left[(pivot * n) + k];
                    right[(row * n) + k] -= factor * right[(pivot * n) + k];
                }
            }
        }

        return right;
    }

    /// <summary>The power series of a sixty-fourth of the matrix, squared six times.</summary>
    public static double[] Exp(MatrixArguments a) => Exp(a.Operands[0], a.Result.Rows);

    /// <summary>The upper right block of the exponential of [Aᵀ, G; 0, Aᵀ].</summary>
    public static double[] ExpAdjoint(MatrixArguments a)
    {
        var n = a.Result.Rows;
        var twice = new double[4 * n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                twice[(i * 2 * n) + j] = twice[((i + n) * 2 * n) + j + n] = a[0, j, i];
                twice[(i * 2 * n) + j + n] = a[1, i, j];
            }
        }

        var exp = Exp(twice, 2 * n);
        return a.Fill((i, j) => exp[(i * 2 * n) + j + n]);
    }

    private static int First(int size, int blocks, int block) => (int)((long)size * block / blocks);

    // The block that a row belongs to: both sides are cut at the same shares.
    private static int BlockOf(int row, MatrixArguments a) =>
        Enumerable.Range(0, a.Blocks).Last(block => First(a.Result.Rows, a.Blocks, block) <= row);

    private static double[] Exp(double[] matrix, int n)
    {
        const int Halvings = 6;
        var small = matrix.Select(v => v / (1 << Halvings)).ToArray();
        var sum = new double[n * n];
        var term = new double[n * n];
        for (var i = 0; i < n; i++)
            sum[(i * n) + i] = term[(i * n) + i] = 1;
        for (var order = 1; order <= 24; order++)
        {
            term = [.. Times(term, small, n).Select(v => v / order)];
            sum = [.. sum.Zip(term, (s, t) => s + t)];
        }

        for (var halving = 0; halving < Halvings; halving++)
            sum = Times(sum, sum, n);
        return sum;
    }

    private static double[] Times(double[] left, double[] right, int n) =>
        Product(new([left, right], [(n, n), (n, n)], (n, n), 0));
}
