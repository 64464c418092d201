using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Functions of the rows of a matrix, other shapes of the same elements, and what is refused.</summary>
public sealed class MatrixRowTests
{
    private static readonly Matrix M = new(2, 3, 1, -2, 3, 4, 0, -4);

    [Fact]
    public void NumbersOfRows_AreThoseOfEachRow()
    {
        Is([2.0 / 3, 0], RowMeans(M));
        Is([3, 4], RowMax(M));
        Is([-2, -4], RowMin(M));
        Is([Math.Sqrt(14), Math.Sqrt(32)], RowNorms(M));
        Is([1 + 2 + 9, 16 + 0 - 4], RowDots(M, new Matrix(2, 3, 1, -1, 3, 4, 0, 1)));
    }

    [Fact]
    public void MatricesOfRows_AreWhatEachRowBecomes()
    {
        var shares = SoftmaxRows(M);
        for (var row = 0; row < 2; row++)
        {
            var raised = M.Values.Slice(3 * row, 3).ToArray().Select(Math.Exp).ToArray();
            Is([.. raised.Select(value => value / raised.Sum())], new Vec(shares.Values.Slice(3 * row, 3)));
        }

        var normal = LayerNormRows(M, 0);
        Assert.Equal(0, normal.Values[..3].ToArray().Sum(), 1e-12);
        Assert.Equal(3, normal.Values[3..].ToArray().Sum(value => value * value), 1e-12);
    }

    [Fact]
    public void SharedWeights_AreAppliedToEveryRow()
    {
        var weight = new Matrix(2, 3, 1, 0, 1, 0, 1, 0);
        Is([4, -2, 0, 0], Flatten(weight[M]));
        var affine = new Affine(new Vec(10, 20), weight);
        Is([14, 18, 10, 20], Flatten(affine[M]));
        var two = new Affine(new Vec(10, 20), new Matrix(2, 1, 100, 200), weight);
        Is([14 + 100, 18 + 200, 10 + 100, 20 + 200], Flatten(two[new Vec(1.0), M]));
        Refusal.Says("the operand must have 3 units", () => Flatten(weight[new Matrix(1, 2, 1, 2)]));
    }

    [Fact]
    public void Shapes_KeepTheElements()
    {
        var flat = new Vec(1, 2, 3, 4, 5, 6);
        Is([1, -2, 3, 4, 0, -4], Flatten(M));
        Has(2, 3, Reshape(flat, M));
        Has(3, 2, Reshape(flat, 3));
        Has(2, 3, Reshape(flat, new Vec(0, 0), new Vec(7, 7, 7)));
        Has(3, 3, Concat(M, Reshape(new Vec(1, 2, 3), 1)));
        Is([1, -2, 3, 4, 0, -4, 1, 2, 3], Flatten(Concat(M, Reshape(new Vec(1, 2, 3), 1))));
        Refusal.Says("Reshape to 4 × 1 needs a vector of 4 units; found 6 units", () => Flatten(Reshape(flat, 4)));
        Refusal.Says("found a number", () => Flatten(Reshape(1, M)));
        Refusal.Says("3 and 2 columns", () => Flatten(Concat(M, Reshape(new Vec(1, 2), 1))));
    }

    [Fact]
    public void Gradients_GoToTheElementsThatWereRead()
    {
        using var recording = new Recording();
        var v = recording.Variable(1, 2, 3, 4, 5, 6);
        var m = Reshape(v, 2);
        recording.Seed(Flatten(m.Transposed) + RowMax(m)[1] * new Vec(1, 0, 0, 0, 0, 0), 1, 2, 3, 4, 5, 6);
        recording.Backward();
        Assert.Equal([1, 3, 5, 2, 4, 6 + 1], recording.Gradient(v).ToArray());
    }

    private static void Has(int rows, int columns, Matrix matrix) => Assert.Equal((rows, columns), (matrix.Rows, matrix.Columns));

    private static void Is(double[] expected, Vec actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var unit = 0; unit < expected.Length; unit++)
            Assert.Equal(expected[unit], actual.Values[unit], 1e-12);
    }
}
