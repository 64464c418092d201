using Kernels.Compiler.Emission.Tiles;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Planning.Fixed;

/// <summary>The fixed step of every target, where the declaration gives a value to each size.</summary>
internal static class PlanFixedSteps
{
    public static KernelPlan Run(KernelPlan plan, CellSpec spec)
    {
        if (plan.Inference is { } inference)
            return plan with { Inference = Run(inference, spec) };
        var sizes = FixedSizes.Of(spec, plan.Sizes);
        return sizes.Count == 0 || !Suits(plan) ? plan : plan with
        {
            FixedSteps = TileTarget.All.Where(t => t.Element == "float").ToDictionary(t => t.Name, t => PlanFixedStep.Run(plan, sizes, t)),
        };
    }

    // Numbers of a row and operations on rows have no constant form yet: the plan serves them.
    private static bool Suits(KernelPlan plan) => plan.Forward.Parts.All(p => p.Operation is null && p.Size is not null);
}
