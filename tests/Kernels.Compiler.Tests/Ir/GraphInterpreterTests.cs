using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Ir;

/// <summary>Values worked out by hand: everything else in these tests leans on the interpreter.</summary>
public class GraphInterpreterTests
{
    private static readonly Dictionary<string, int> Sizes = new() { ["N"] = 2, ["M"] = 3 };

    private static readonly Dictionary<string, double[]> Leaves = new()
    {
        ["W"] = [1, 2, 3, 4, 5, 6],
        ["x"] = [1, 0, -1],
        ["y"] = [10, 100],
        ["b"] = [0.5, -0.5],
        ["k"] = [3],
    };

    private readonly GraphBuilder _build = new();

    private Node W => _build.Leaf(Op.Weight, "W", new Shape("N", "M"), Domain.Parameter);

    private Node X => _build.Leaf(Op.Input, "x", new Shape("M"), Domain.Sequence);

    private Node Y => _build.Leaf(Op.State, "y", new Shape("N"), Domain.Step);

    private Node B => _build.Leaf(Op.Weight, "b", new Shape("N"), Domain.Parameter);

    private Node K => _build.Leaf(Op.Weight, "k", Shape.Number, Domain.Parameter);

    [Fact]
    public void Affine_WithBias_IsProductPlusBias() => AssertValue([-1.5, -2.5], _build.Affine([(W, X, false)], B));

    [Fact]
    public void Affine_Transposed_ReadsColumns() => AssertValue([410, 520, 630], _build.Affine([(W, Y, true)], null));

    [Fact]
    public void Affine_OfTwoTerms_AddsThem() =>
        AssertValue([-1.5 - 2, -2.5 - 2], _build.Affine([(W, X, false), (W, X, false)], B));

    [Fact]
    public void Outer_OfTwoVectors_IsRowMajor() => AssertValue([10, 0, -10, 100, 0, -100], _build.Outer(Y, X));

    [Fact]
    public void Sum_OfAVector_IsANumber() => AssertValue([110], _build.Sum(Y));

    [Fact]
    public void OverSteps_OfOneStep_IsItsValue() => AssertValue([10, 100], _build.OverSteps(Y));

    [Fact]
    public void Number_BesideAVector_Stretches() => AssertValue([30, 300], K * Y);

    [Fact]
    public void MultiplyAdd_OfThree_IsProductPlusLast() => AssertValue([5.5, -50.5], _build.Apply(Op.MultiplyAdd, B, Y, B));

    [Theory]
    [InlineData("Relu", -2, 0)]
    [InlineData("Relu", double.NaN, double.NaN)]
    [InlineData("Sign", 0, 0)]
    [InlineData("Sign", double.NaN, double.NaN)]
    [InlineData("Softplus", 800, 800)]
    [InlineData("Softplus", -800, 0)]
    [InlineData("Sigmoid", -800, 0)]
    [InlineData("Rsqrt", 4, 0.5)]
    public void Function_OfANumber_HasTheValueThatIsDeclared(string op, double x, double expected) =>
        AssertValue([expected], _build.Apply(Enum.Parse<Op>(op), _build.Constant(x)));

    private static void AssertValue(double[] expected, Node node) =>
        Assert.Equal(expected, new GraphInterpreter(Sizes, leaf => Leaves[leaf.Symbol]).Value(node));
}
