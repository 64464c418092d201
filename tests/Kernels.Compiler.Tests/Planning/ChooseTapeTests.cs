using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Planning;

/// <summary>What is stored and what is computed again, by cost.</summary>
public class ChooseTapeTests
{
    [Theory]
    [InlineData("Tanh", true)]
    [InlineData("Softplus", true)]
    [InlineData("Sin", true)]
    [InlineData("Relu", false)]
    [InlineData("Abs", false)]
    public void ValueThatBackwardReads_IsStored_WhenItIsDear(string function, bool stored)
    {
        // y = f(a·h)·g(h): backward reads f's value, or what it is made of.
        var b = new SpecBuilder().Affine("layer", "x");
        var (x, h) = (b.Input("x"), b.State("h"));
        var value = b.Name(b.Op(function, b.Op("Multiply", h, h)), "f");
        var spec = b.Return("h", b.Op("Multiply", b.Apply("layer", x), b.Op("Multiply", value, value))).Build("Cell");
        Assert.Equal(stored, Saved(new Passes(spec)).Contains("f"));
    }

    [Fact]
    public void Product_ThatBackwardReads_IsAlwaysStored()
    {
        var b = new SpecBuilder().Affine("layer", "x").Affine("other", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var spec = b.Return("h", b.Op("Multiply", b.Apply("layer", x), b.Apply("other", h))).Build("Cell");
        Assert.Equal(["layerSum", "otherSum"], Saved(new Passes(spec)).Order());
    }

    [Fact]
    public void State_ThatBackwardReads_ComesFromTheHistory()
    {
        var saved = new Passes(TestSpecs.Lstm()).After("choose tape, backward").Nodes.Where(n => n.Op == Op.Saved).Select(n => n.Symbol);
        Assert.Contains("entering:c", saved);
        Assert.DoesNotContain("tape:c", saved);
    }

    private static IEnumerable<string> Saved(Passes passes) =>
        passes.After("choose tape, forward").Results.Where(r => r.Role == ResultRole.Saved).Select(r => r.Symbol);
}
