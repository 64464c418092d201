using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Tests.Planning;

public class SeparateStartsTests
{
    private readonly GraphBuilder _build = new();

    [Fact]
    public void GruResetAfter_Forward_ReadsTheStateInOneGroupOfThree()
    {
        var plan = new Passes(TestSpecs.GruResetAfter()).Plan;
        var part = Assert.Single(Assert.Single(plan.Forward.Step).Parts);
        var products = Assert.Single(part.Groups, g => plan.Groups[g].Terms.Count > 0);
        Assert.Equal((3, -1), (plan.Groups[products].Members.Count, plan.Groups[products].Hoisted));
        var hoisted = Assert.Single(plan.Forward.Before.SelectMany(s => s.Parts).SelectMany(p => p.Groups));
        Assert.Equal(3, plan.Groups[hoisted].Members.Count);
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Gru")]
    [InlineData("Jordan")]
    public void Cell_WhoseProductsHoistTheSame_IsLeftAlone(string cell)
    {
        var graph = new Passes(TestSpecs.All[cell]).After("carry products");
        Assert.Same(graph, SeparateStarts.Run(graph));
    }

    [Fact]
    public void Product_ThatTheRecurrenceDoesNotDependOn_StaysWhole()
    {
        var (next, output) = (Affine(("u", H)), Affine(("w", X), ("v", H)));
        var graph = new Graph([new(ResultRole.State, "h", next), new(ResultRole.Output, "y", output)]);
        Assert.Same(graph, SeparateStarts.Run(graph));
    }

    [Fact]
    public void Product_BesideOneThatHoistsNothing_IsParted()
    {
        var (own, mixed) = (Affine(("u", H)), Affine(("w", X), ("v", H)));
        var sum = SeparateStarts.Run(new Graph([new(ResultRole.State, "h", own * mixed)])).Results[0].Value.Operands[1];
        Assert.Equal(Op.Add, sum.Op);
        Assert.All(sum.Operands, part => Assert.Equal((Op.Affine, 1), (part.Op, part.Terms)));
    }

    private Node X => _build.Leaf(Op.Input, "x", new Shape("N"), Domain.Sequence);

    private Node H => _build.Leaf(Op.State, "h", new Shape("N"), Domain.Step);

    private Node Affine(params (string Weight, Node Operand)[] terms) => _build.Affine(
        terms.Select(t => (_build.Leaf(Op.Weight, t.Weight, new Shape("N", "N"), Domain.Parameter), t.Operand, false)), null);
}
