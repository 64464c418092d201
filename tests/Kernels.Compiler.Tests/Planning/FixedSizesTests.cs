using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests.Planning;

public class FixedSizesTests
{
    /// <summary>A constant among the sizes, and a size that is a part of another, are known when the named ones are.</summary>
    [Fact]
    public void Step_OfSizesMadeOfOthers_IsPlanned()
    {
        var b = new SpecBuilder().Declare(new("narrow", ParameterKind.Affine) { Size = "3", OperandNames = new(["x", "s"]) })
            .Declare(new("wide", ParameterKind.Affine) { OperandNames = new(["narrow"]) });
        var (x, h, s) = (b.Input("x"), b.State("h"), b.State("s", "3"));
        var next = b.Name(b.Op("Tanh", b.Apply("narrow", x, s)), "s");
        b.Return("h", b.Name(b.Op("Add", b.Op("Tanh", b.Apply("wide", next)), h), "h")).Return("s", next);

        var plan = new Passes(b.Build("Narrow") with { FixedInput = 4, FixedHidden = 6 }).Plan;

        Assert.Equal(3, plan.FixedSteps.Count);
        Assert.All(plan.FixedSteps.Values, step => Assert.Contains(step.Products, product => product.Depth == 7));
    }
}
