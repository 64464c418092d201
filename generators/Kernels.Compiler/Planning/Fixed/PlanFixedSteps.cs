using Kernels.Compiler.Emission.Tiles;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Planning.Fixed;

/// <summary>The fixed step of every target, where the declaration gives a value to each size.</summary>
internal static class PlanFixedSteps
{
    public static KernelPlan Run(KernelPlan plan, CellSpec spec)
    {
        var sizes = FixedSizes.Of(spec, plan.Sizes);
        return sizes.Count == 0 ? plan : plan with
        {
            FixedSteps = TileTarget.All.Where(t => t.Element == "float").ToDictionary(t => t.Name, t => PlanFixedStep.Run(plan, sizes, t)),
        };
    }
}
