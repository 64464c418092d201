using Kernels.Execution;

namespace Kernels.Benchmarks;

/// <summary>Counts the products of a plan: 2 · rows · columns each, per row of the batch and step.</summary>
internal static class Flops
{
    /// <summary>Of the forward pass.</summary>
    public static long OfForward(CompiledCell cell, int[] sizes) => OfPass(cell, cell.Forward, sizes);

    /// <summary>Of the adjoint graph: products with transposed weights, and outer products.</summary>
    public static long OfBackward(CompiledCell cell, int[] sizes) =>
        OfPass(cell, cell.Backward, sizes) + cell.Outers.Sum(outer => OfOuter(cell, outer, sizes));

    private static long OfPass(CompiledCell cell, PassInfo pass, int[] sizes) =>
        pass.Before.Concat(pass.Step).Concat(pass.After)
            .SelectMany(stage => stage.Parts)
            .SelectMany(part => part.Groups)
            .Distinct()
            .Sum(group => OfGroup(cell.Groups[group], sizes));

    private static long OfGroup(GroupInfo group, int[] sizes) =>
        group.Terms.Sum(term => 2L * group.Members * sizes[group.Size] * sizes[term.OperandSize]);

    private static long OfOuter(CompiledCell cell, OuterInfo outer, int[] sizes) =>
        2L * sizes[cell.Slots[outer.Adjoint.Slot].Size] * sizes[cell.Slots[outer.Operand.Slot].Size];
}
