using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Rewriting;

public class MergeProductsTests
{
    private readonly GraphBuilder _build = new();

    [Fact]
    public void Sum_OfTwoAffines_BecomesOne()
    {
        var merged = Run(Affine("w", X) + Affine("u", H));
        Assert.Equal((Op.Affine, 2, false), (merged.Op, merged.Terms, merged.HasBias));
    }

    [Fact]
    public void Sum_WithAVectorWeight_TakesItAsBias()
    {
        var merged = Run(Affine("w", X) + Vector(Op.Weight, "b", Domain.Parameter));
        Assert.Equal((Op.Affine, 1, true), (merged.Op, merged.Terms, merged.HasBias));
    }

    [Fact]
    public void Sum_OfAnAffineThatIsReadElsewhere_StaysASum()
    {
        var shared = Affine("w", X);
        var graph = MergeProducts.Run(new Graph([new(ResultRole.Output, "y", shared + Affine("u", H)), new(ResultRole.Output, "z", shared)]));
        Assert.Equal(Op.Add, graph.Results[0].Value.Op);
    }

    [Fact]
    public void Sum_WithSomethingElse_KeepsItBesideOneAffine()
    {
        var gate = H * X;
        var merged = Run(Affine("w", X) + (gate + Affine("u", H)));
        Assert.Equal(Op.Add, merged.Op);
        Assert.Contains(gate, merged.Operands);
        Assert.Contains(merged.Operands, o => o is { Op: Op.Affine, Terms: 2 });
    }

    private Node X => Vector(Op.Input, "x", Domain.Sequence);

    private Node H => Vector(Op.State, "h", Domain.Step);

    private Node Vector(Op op, string name, Domain domain) => _build.Leaf(op, name, new Shape("N"), domain);

    private Node Affine(string weight, Node operand) =>
        _build.Affine([(_build.Leaf(Op.Weight, weight, new Shape("N", "N"), Domain.Parameter), operand, false)], null);

    // The value is asked for as well: merging may reorder a sum, never change it.
    private static Node Run(Node node)
    {
        var merged = MergeProducts.Run(new Graph([new(ResultRole.Output, "y", node)])).Results[0].Value;
        var point = new Point();
        Assert.All(point.Value(node).Zip(point.Value(merged)), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        return merged;
    }
}
