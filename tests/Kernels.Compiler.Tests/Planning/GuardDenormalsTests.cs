using Kernels.Compiler.Planning;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests.Planning;

/// <summary>Which carried values are kept from the denormals: one for every way in which units carry themselves and may decay.</summary>
public class GuardDenormalsTests
{
    [Theory]
    [InlineData("Lstm", "c")]
    [InlineData("PeepholeLstm", "c")]
    [InlineData("Gru", "h")]
    [InlineData("IndRnn", "h")]
    [InlineData("Highway1", "s")]
    [InlineData("Jordan", "")]
    public void Forward_Guards_StatesThatCarryThemselves(string cell, string states) =>
        Assert.Equal(states, Guarded(TestSpecs.All[cell], SlotKind.State));

    [Theory]
    [InlineData("Lstm", "c")]
    [InlineData("Gru", "h")]
    [InlineData("IndRnn", "h")]
    [InlineData("Jordan", "")]
    public void Backward_GuardsTheirAdjoints(string cell, string states) =>
        Assert.Equal(states, Guarded(TestSpecs.All[cell], SlotKind.StateGradient));

    [Fact]
    public void StateThatComesBackThroughAProduct_IsNotGuarded()
    {
        var b = new SpecBuilder().Affine("layer", "x", "h");
        var (x, h) = (b.Input("x"), b.State("h"));
        var spec = b.Return("h", b.Op("Tanh", b.Apply("layer", x, h))).Build("Elman");
        Assert.DoesNotContain(new Passes(spec).Plan.Slots, slot => slot.IsGuarded);
    }

    [Theory]
    [InlineData(0, "h")]
    [InlineData(1, "")]
    public void Forward_OfAStateThatAConstantHoldsUp_IsNotGuarded(double added, string guarded)
    {
        var b = new SpecBuilder().Parameter("decay", ParameterKind.Vec);
        var h = b.State("h");
        var spec = b.Return("h", b.Op("Add", b.Op("Multiply", h, b.Read("decay")), b.Constant(added))).Build("Held");
        Assert.Equal(guarded, Guarded(spec, SlotKind.State));
    }

    [Theory]
    [InlineData("Sigmoid", "")]
    [InlineData("Cos", "")]
    [InlineData("Tanh", "h")]
    public void Forward_OfAFunction_IsGuardedWhereItTakesZeroToZero(string function, string guarded)
    {
        var b = new SpecBuilder();
        var spec = b.Return("h", b.Op(function, b.State("h"))).Build("Function");
        Assert.Equal(guarded, Guarded(spec, SlotKind.State));
    }

    [Fact]
    public void Forward_OfTwoStatesThatFeedEachOther_IsCutOnce()
    {
        var guarded = Guarded(TestSpecs.Swap(), SlotKind.State);
        Assert.Single(guarded.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Guarded(CellSpec spec, SlotKind kind) => string.Join(' ', new Passes(spec).Plan.Slots
        .Where(slot => slot.Kind == kind && slot.IsGuarded).Select(slot => slot.Symbol).Order(StringComparer.Ordinal));
}
