using Kernels.Execution;
using Kernels.Execution.Derived;
using Kernels.Memory;

namespace Kernels.Tests.Derived;

/// <summary>The operations of matrix programs against plain loops, at sizes around the tile.</summary>
public sealed unsafe class MatrixWorkTests
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 11, 12, 13, 24, 37];

    [Fact]
    public void Product_AtEverySize_IsTheSumOfItsProducts()
    {
        foreach (int rows in Sizes)
        {
            foreach (int depth in Sizes)
            {
                foreach (int columns in Sizes)
                {
                    (double[] a, double[] b) = (Random(rows * depth, 1), Random(depth * columns, 2));
                    double[] found = Run(MatrixCode.MatrixProduct, (a, rows, depth), (b, depth, columns), (rows, columns));
                    for (int i = 0; i < found.Length; i++)
                    {
                        double expected = Enumerable.Range(0, depth).Sum(k => a[(i / columns * depth) + k] * b[(k * columns) + (i % columns)]);
                        Assert.InRange(found[i], expected - 1e-12, expected + 1e-12);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1e-14)]
    [InlineData(7, 1e-11)]
    [InlineData(40, 1e-10)]
    public void Inverse_TimesItsMatrix_IsTheIdentity(int size, double bound)
    {
        double[] a = Random(size * size, 3);
        double[] inverse = Run(MatrixCode.Inverse, (a, size, size), null, (size, size));
        double[] product = Run(MatrixCode.MatrixProduct, (a, size, size), (inverse, size, size), (size, size));
        for (int i = 0; i < product.Length; i++)
            Assert.InRange(product[i] - (i / size == i % size ? 1 : 0), -bound, bound);
    }

    // exp(A)·exp(−A) = I whatever the norm, up to the conditioning of the exponential itself.
    [Theory]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(5)]
    public void Exponential_TimesThatOfTheOpposite_IsTheIdentity(double norm)
    {
        const int Size = 9;
        double[] a = [.. Random(Size * Size, 4).Select(value => value * norm / Size)];
        double[] there = Run(MatrixCode.MatrixExp, (a, Size, Size), null, (Size, Size));
        double[] back = Run(MatrixCode.MatrixExp, ([.. a.Select(value => -value)], Size, Size), null, (Size, Size));
        double[] product = Run(MatrixCode.MatrixProduct, (there, Size, Size), (back, Size, Size), (Size, Size));
        for (int i = 0; i < product.Length; i++)
            Assert.InRange(product[i] - (i / Size == i % Size ? 1 : 0), -1e-13, 1e-13);
    }

    [Fact]
    public void Exponential_OfLargeRotations_StaysOrthogonal()
    {
        const int Size = 33;
        double[] m = Random(Size * Size, 5);
        double[] skew = [.. Enumerable.Range(0, Size * Size).Select(i => m[i] - m[(i % Size * Size) + (i / Size)])];
        double[] u = Run(MatrixCode.MatrixExp, (skew, Size, Size), null, (Size, Size));
        double[] transposed = Run(MatrixCode.Transpose, (u, Size, Size), null, (Size, Size));
        double[] product = Run(MatrixCode.MatrixProduct, (u, Size, Size), (transposed, Size, Size), (Size, Size));
        for (int i = 0; i < product.Length; i++)
            Assert.InRange(product[i] - (i / Size == i % Size ? 1 : 0), -1e-12, 1e-12);
    }

    [Fact]
    public void Steps_OfEveryCode_WriteNothingBeyondTheirMemory()
    {
        foreach (MatrixCode code in Enum.GetValues<MatrixCode>().Where(code => code is not (MatrixCode.Equations or MatrixCode.Rows or MatrixCode.Convolution or MatrixCode.KernelOf)))
        {
            (int, int) result = code switch
            {
                MatrixCode.RowSums or MatrixCode.ColumnSums or MatrixCode.DiagonalOf => (5, 1),
                MatrixCode.Total => (16, 1),
                MatrixCode.BlocksOf => (5, 3),
                _ => (5, 5),
            };
            (int, int) first = code switch { MatrixCode.Diagonal => (5, 1), MatrixCode.BlockDiagonal => (5, 3), _ => (5, 5) };
            (int, int) second = code is MatrixCode.ScaleRows or MatrixCode.ScaleColumns ? (5, 1) : (5, 5);
            Run(code, (Random(first.Item1 * first.Item2, 6), first.Item1, first.Item2),
                (Random(second.Item1 * second.Item2, 7), second.Item1, second.Item2), result);
        }
    }

    // Held against the declaration's own convolution, and its gradient, at windows larger and smaller than maps.
    [Theory]
    [InlineData(3, 4, 3, 2, 5)]
    [InlineData(5, 1, 2, 1, 2)]
    [InlineData(1, 1, 3, 2, 1)]
    [InlineData(2, 6, 4, 3, 2)]
    public void Convolution_OfMaps_IsThatOfTheDeclaration(int rows, int columns, int width, int results, int operands)
    {
        int window = (((rows * 1024) + columns) * 1024) + width;
        (int m, int n, int k) = (results * rows * columns, operands * rows * columns, operands * width * width);
        double[] kernel = Random(results * k, 8);
        using var recording = new Recording();
        var weights = recording.Variable(kernel);
        var matrix = Functions.Convolution(new Matrix("kernel", results, k, weights), rows, columns, width);
        Assert.Equal((m, n), (matrix.Rows, matrix.Columns));
        Assert.Equal(matrix.Values.ToArray(), Run(MatrixCode.Convolution, (kernel, results, k), null, (m, n), window));

        double[] gradient = Random(m * n, 9);
        recording.Seed(matrix.Elements, gradient);
        recording.Backward();
        double[] found = Run(MatrixCode.KernelOf, (gradient, m, n), null, (results, k), window);
        Assert.All(recording.Gradient(weights).ToArray().Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static double[] Run(MatrixCode code, (double[] Values, int Rows, int Columns) a, (double[] Values, int Rows, int Columns)? b,
        (int Rows, int Columns) result, int argument = 2)
    {
        (double[] Values, int Rows, int Columns) second = b ?? ([], 0, 0);
        using var left = new AlignedBuffer<double>(a.Values.Length);
        using var right = new AlignedBuffer<double>(second.Values.Length);
        using var target = new AlignedBuffer<double>(result.Rows * result.Columns);
        using var work = new MatrixWork();
        a.Values.CopyTo(left.AsSpan());
        second.Values.CopyTo(right.AsSpan());
        work.Run(new MatrixStepInfo(code, [], argument), new(left.Pointer, a.Rows, a.Columns), new(right.Pointer, second.Rows, second.Columns),
            new(target.Pointer, result.Rows, result.Columns));
        Assert.True(left.GuardsIntact && right.GuardsIntact && target.GuardsIntact && work.GuardsIntact, $"{code} wrote beyond its memory.");
        return target.AsSpan().ToArray();
    }

    private static double[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
