using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Ir;

public class GraphBuilderTests
{
    private readonly GraphBuilder _build = new();

    public static TheoryData<string> Commuting => [.. OpTable.Elementwise.Where(row => row.Commutes).Select(row => row.Op.ToString())];

    public static TheoryData<string> Ordered =>
        [.. OpTable.Elementwise.Where(row => !row.Commutes && row.Arity > 1).Select(row => row.Op.ToString())];

    [Theory]
    [MemberData(nameof(Commuting))]
    public void Apply_OperandsOfACommutingOperationExchanged_IsTheSameNode(string op) => Assert.Same(Apply(op, false), Apply(op, true));

    [Theory]
    [MemberData(nameof(Ordered))]
    public void Apply_OperandsOfAnotherOperationExchanged_IsAnotherNode(string op) => Assert.NotSame(Apply(op, false), Apply(op, true));

    [Theory]
    [InlineData(0.0, -0.0, false)]
    [InlineData(1.0, 1.0, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(0.1, 0.10000000000000002, false)]
    public void Constant_OfTwoValues_IsSharedWhenTheirBitsAreEqual(double a, double b, bool shared) =>
        Assert.Equal(shared, ReferenceEquals(_build.Constant(a), _build.Constant(b)));

    [Fact]
    public void Leaf_OfAnotherKindOrName_IsAnotherNode()
    {
        var x = Vector("x");
        Assert.Same(x, Vector("x"));
        Assert.NotSame(x, Vector("y"));
        Assert.NotSame(x, _build.Leaf(Op.State, "x", new Shape("N"), Domain.Step));
    }

    [Fact]
    public void Affine_TransposedOrWithoutBias_IsAnotherNode()
    {
        var (w, x, b) = (_build.Leaf(Op.Weight, "w", new Shape("N", "N"), Domain.Parameter), Vector("x"), Vector("b"));
        var affine = _build.Affine([(w, x, false)], b);
        Assert.Same(affine, _build.Affine([(w, x, false)], b));
        Assert.NotSame(affine, _build.Affine([(w, x, true)], b));
        Assert.NotSame(affine, _build.Affine([(w, x, false)], null));
    }

    [Fact]
    public void Apply_VectorsOfTwoSizes_NamesBoth()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Vector("x") + _build.Leaf(Op.Input, "y", new Shape("M"), Domain.Sequence));
        Assert.Contains("[N] and [M]", error.Message, StringComparison.Ordinal);
    }

    private Node Apply(string name, bool swap)
    {
        var op = Enum.Parse<Op>(name);
        var operands = Enumerable.Range(0, OpTable.Of(op).Arity).Select(i => Vector($"v{i}")).ToArray();
        if (swap)
            (operands[0], operands[1]) = (operands[1], operands[0]);
        return _build.Apply(op, operands);
    }

    private Node Vector(string name) => _build.Leaf(Op.Input, name, new Shape("N"), Domain.Sequence);
}
