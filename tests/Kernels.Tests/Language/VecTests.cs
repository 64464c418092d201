using Kernels.Language;
using static Kernels.Functions;

namespace Kernels.Tests.Language;

/// <summary>Shapes: broadcasting of rank 0, products, and what is said when sizes do not fit.</summary>
public sealed class VecTests
{
    private static readonly Vec Two = new(1, 2);
    private static readonly Vec Three = new(1, 2, 3);
    private static readonly Matrix TwoByThree = new(2, 3, 1, 2, 3, 4, 5, 6);

    [Fact]
    public void Number_WithAVector_StandsForItselfAtEveryUnit()
    {
        Assert.Equal([0, -1, -2], (1 - Three).Values.ToArray());
        Assert.Equal([0.5, 1, 1.5], (Three / 2).Values.ToArray());
        Assert.Equal([2, 2, 3], Max(Three, 2).Values.ToArray());
        Assert.Equal([3, 6, 9], (new Scalar(3) * Three).Values.ToArray());
    }

    [Fact]
    public void Numbers_AmongThemselves_StayNumbers()
    {
        var result = Sqrt(new Scalar(3) + 1) * new Scalar(5);
        Assert.True(result.IsRankZero);
        Assert.Equal(10, result.Values[0]);
    }

    [Fact]
    public void Number_Recorded_GathersTheGradientOfAllUnits()
    {
        using var recording = new Recording();
        var number = new Scalar(new Storage([2], 0, 1, new double[1]));
        var x = recording.Variable(1, 2, 3);
        recording.Seed(number * x + number, 1, 1, 1);
        recording.Backward();
        Assert.Equal(9, number.Adjoint[0]);
        Assert.Equal([2, 2, 2], recording.Gradient(x).ToArray());
    }

    [Fact]
    public void VectorOfOneUnit_IsNoNumber() =>
        Refusal.Says("1 units and 3 units", () => new Vec(1.0) + Three);

    [Fact]
    public void Operation_OnDifferentSizes_NamesItselfAndBothSizes()
    {
        var message = Assert.Throws<ArgumentException>(() => Two * Three).Message;
        Assert.Contains("Multiply of 2 units and 3 units", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Select(Two < 1, Three, 0));
    }

    [Fact]
    public void Product_OfAMatrixAndAVector_IsBothIndexAndTimes()
    {
        Assert.Equal([14, 32], TwoByThree[Three].Values.ToArray());
        Assert.Equal([14, 32], (TwoByThree * Three).Values.ToArray());
    }

    [Fact]
    public void Product_OfDifferentSizes_NamesTheMatrixAndBothSizes()
    {
        Refusal.Says("2 rows × 3 columns) with 2 units", () => TwoByThree * Two);
        Refusal.Says("with a number", () => TwoByThree[1]);
    }

    [Fact]
    public void Affine_OfItsOperands_AddsProductsAndBias()
    {
        var affine = new Affine(new Vec(100, 200), TwoByThree, new Matrix(2, 2, 1, 0, 0, 1));
        Assert.Equal([115, 234], affine[Three, Two].Values.ToArray());
        Assert.Equal([115, 234], affine[[Three, Two]].Values.ToArray());
        Refusal.Says("takes 2 operands; 1 were given", () => affine[Three]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(37)]
    public void Product_OfAnyLength_EqualsThePlainSum(int columns)
    {
        var values = Enumerable.Range(0, 3 * columns).Select(index => Math.Sin(index)).ToArray();
        var operand = Enumerable.Range(0, columns).Select(index => Math.Cos(index)).ToArray();
        var product = new Matrix(3, columns, values) * new Vec(operand);
        for (var row = 0; row < 3; row++)
        {
            // Another order of summation: at most 37 terms of size 1.
            var expected = operand.Select((value, column) => value * values[(row * columns) + column]).Sum();
            Assert.Equal(expected, product.Values[row], 1e-13);
        }
    }

    [Fact]
    public void Clamp_WithCrossedBounds_Throws() => Assert.Throws<ArgumentException>(() => Clamp(Two, 1, 0));

    [Fact]
    public void Null_AsOperand_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Two + null!);
        Assert.Throws<ArgumentNullException>(() => TwoByThree[(Vec)null!]);
        Assert.Throws<ArgumentNullException>(() => Sigmoid((Vec)null!));
    }
}
