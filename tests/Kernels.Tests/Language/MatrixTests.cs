using Kernels.Language;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Matrices of the executed language: values by their definitions, recorded gradients by differences.</summary>
public sealed class MatrixTests
{
    // Differences across 2e-4 in five points: truncation 1e-13, rounding 1e-12.
    private const double Step = 1e-4;
    private const double Tolerance = 1e-9;
    private const int Size = 5;

    private static readonly Dictionary<string, Func<Matrix, Matrix, Vec, Matrix>> Cases = new()
    {
        ["Add"] = (a, b, _) => a + b,
        ["Subtract"] = (a, b, _) => a - b,
        ["Negate"] = (a, _, _) => -a,
        ["Scale"] = (a, _, _) => 3 * a / 2,
        ["Hadamard"] = (a, b, _) => Hadamard(a, b),
        ["Tanh"] = (a, _, _) => Tanh(a),
        ["Outer"] = (a, _, v) => Outer(v, a[v]),
        ["Sum"] = (a, b, _) => Sum(a) * b,
        ["Transpose"] = (a, _, _) => a.Transposed,
        ["Product"] = (a, b, _) => Product(a, b),
        ["Inverse"] = (a, _, _) => Inverse(3 * Identity(a) + a),
        ["MatrixExp"] = (a, _, _) => MatrixExp(2 * a),
        ["Diagonal"] = (a, _, v) => Hadamard(Diagonal(v), a),
        ["DiagonalOf"] = (a, b, _) => ScaleRows(b, DiagonalOf(a)),
        ["ScaleRows"] = (a, _, v) => ScaleRows(a, v),
        ["ScaleColumns"] = (a, _, v) => ScaleColumns(a, v),
        ["RowSums"] = (a, b, _) => ScaleRows(b, RowSums(a)),
        ["ColumnSums"] = (a, b, _) => ScaleColumns(b, ColumnSums(a)),
        ["LowerTriangle"] = (a, _, _) => LowerTriangle(a),
        ["BlockDiagonal"] = (a, _, _) => BlockDiagonal(new Matrix("w", Size, 3, FirstColumns(a)), 2),
    };

    // By its definition, place by place: two maps of 2 × 3 places, windows of 3 × 3 and of 2 × 2 places, zeros around.
    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public void Convolution_OfTwoMaps_SlidesItsWindows(int width)
    {
        double[] x = [1, 2, 3, 4, 5, 6, -1, 0.5, 2, 7, -3, 4];
        double[] kernel = [.. Enumerable.Range(0, 2 * width * width).Select(i => Math.Sin(i + 1))];
        var found = Convolution(new Matrix(1, kernel.Length, kernel), 2, 3, width)[new Vec(x)];
        for (var place = 0; place < 6; place++)
        {
            var sum = 0.0;
            for (var i = 0; i < kernel.Length; i++)
            {
                var row = (place / 3) + (i % (width * width) / width) - ((width - 1) / 2);
                var column = (place % 3) + (i % width) - ((width - 1) / 2);
                if (row is >= 0 and < 2 && column is >= 0 and < 3)
                    sum += kernel[i] * x[(i / (width * width) * 6) + (row * 3) + column];
            }

            Assert.Equal(sum, found.Values[place], 1e-14);
        }
    }

    [Fact]
    public void Convolution_OfAKernelWithoutWholeWindows_IsRefused()
    {
        Refusal.Says("has 5 columns, which is no multiple of 9", () => Convolution(new Matrix(1, 5, 1, 2, 3, 4, 5), 2, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Convolution(new Matrix(1, 1, 1), 0, 2, 1));
    }

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_OfEveryOperation_EqualsCentralDifferences(string name) => Assert.InRange(Worst(Cases[name], 0), 0, Tolerance);

    [Fact]
    public void Gradient_ThatIsOff_IsCaught() => Assert.True(Worst(Cases["Product"], 1e-4) > Tolerance);

    [Fact]
    public void Inverse_TimesItsMatrix_IsTheIdentity()
    {
        var m = new Matrix(3, 3, 0, 2, 1, 1, 0, 0, 3, 1, 5);
        Near([1, 0, 0, 0, 1, 0, 0, 0, 1], Product(Inverse(m), m).Values);
        Assert.All(Inverse(new Matrix(2, 2, 1, 2, 2, 4)).Values.ToArray(), value => Assert.False(double.IsFinite(value)));
    }

    [Fact]
    public void MatrixExp_OfARotation_HasItsSineAndCosine()
    {
        foreach (var angle in (double[])[0, 0.1, 1, 30])
            Near([Math.Cos(angle), -Math.Sin(angle), Math.Sin(angle), Math.Cos(angle)], MatrixExp(new Matrix(2, 2, 0, -angle, angle, 0)).Values);
    }

    [Fact]
    public void BlockDiagonal_OfASizeThatDoesNotComeOutEven_CutsRowsAndColumnsAtTheSamePlaces() =>
        Assert.Equal(
            [1, 2, 0, 0, 0, 4, 5, 0, 0, 0, 0, 0, 7, 8, 9, 0, 0, 10, 11, 12, 0, 0, 13, 14, 15],
            BlockDiagonal(new Matrix(5, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), 2).Values.ToArray());

    [Fact]
    public void Matrix_AskedForAtEveryStep_IsDerivedOncePerRecording()
    {
        var m = new Matrix(2, 2, 1, 2, 3, 4);
        using (new Recording())
        {
            Assert.Same(m.Transposed, m.Transposed);
            Assert.Same((m - m.Transposed).Elements, (m - m.Transposed).Elements);
            Assert.NotSame((2 * m).Elements, (3 * m).Elements);
        }

        Assert.NotSame(m.Transposed, m.Transposed);
    }

    [Fact]
    public void Sizes_ThatDoNotFit_AreToldWithWhatWasExpected()
    {
        var (square, wide, v) = (new Matrix(2, 2, 1, 2, 3, 4), new Matrix(1, 3, 1, 2, 3), new Vec(1, 2, 3));
        Refused("2 × 2 and 1 × 3", () => square + wide);
        Refused("as many columns", () => Product(square, wide));
        Refused("square", () => Inverse(wide));
        Refused("a vector of 2 units; found 3 units", () => ScaleRows(square, v));
        Refused("a vector of 3 units; found a number", () => ScaleColumns(wide, 2));
        Refused("ScaleRows and ScaleColumns", () => v * square);
        Refused("needs 1 columns", () => BlockDiagonal(square, 2));
    }

    private static void Refused(string what, Func<Matrix> expression) =>
        Assert.Contains(what, Assert.ThrowsAny<ArgumentException>(() => { expression(); }).Message, StringComparison.Ordinal);

    private static Vec FirstColumns(Matrix matrix)
    {
        // Rows of the first three columns, by a product that is recorded.
        var pick = new Matrix(Size, 3, [.. Enumerable.Range(0, Size).SelectMany(i => Enumerable.Range(0, 3).Select(j => i == j ? 1.0 : 0))]);
        return Product(matrix, pick).Elements;
    }

    private static double Worst(Func<Matrix, Matrix, Vec, Matrix> make, double wrong)
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, (2 * Size * Size) + Size).Select(_ => random.NextDouble() - 0.5)];
        var weight = new Matrix(Size, Size, [.. Enumerable.Range(0, Size * Size).Select(_ => random.NextDouble() - 0.5)]);
        var operand = new Vec([.. Enumerable.Range(0, Size).Select(_ => random.NextDouble() - 0.5)]);
        double[] gradients = new double[values.Length];
        using (var recording = new Recording())
        {
            // Both ways that a gradient takes: elementwise, and by a product with a vector.
            var made = Make(values, gradients);
            recording.Seed((Hadamard(made, weight).Elements), [.. Enumerable.Repeat(1.0, Size * Size)]);
            recording.Seed(made[operand], operand.Values);
            recording.Backward();
        }

        var worst = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var expected = (8 * (Loss(i, Step) - Loss(i, -Step)) - (Loss(i, 2 * Step) - Loss(i, -2 * Step))) / (12 * Step);
            worst = Math.Max(worst, Math.Abs(gradients[i] * (1 + wrong) - expected));
        }

        return worst;

        double Loss(int index, double step)
        {
            var moved = (double[])values.Clone();
            moved[index] += step;
            var made = Make(moved, null);
            var product = made[operand];
            return made.Values.ToArray().Zip(weight.Values.ToArray(), (m, w) => m * w).Sum()
                + product.Values.ToArray().Zip(operand.Values.ToArray(), (p, v) => p * v).Sum();
        }

        Matrix Make(double[] from, double[]? into) => make(
            new Matrix("a", Size, Size, new Storage(from, 0, Size * Size, into)),
            new Matrix("b", Size, Size, new Storage(from, Size * Size, Size * Size, into)),
            new Vec(new Storage(from, 2 * Size * Size, Size, into), isRankZero: false));
    }

    private static void Near(double[] expected, ReadOnlySpan<double> found)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.InRange(found[i], expected[i] - 1e-13, expected[i] + 1e-13);
    }
}
