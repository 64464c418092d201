namespace Kernels.Execution;

/// <summary>What runs for a pass: once per time block before its steps, at each step, and once per time block after them.</summary>
/// <param name="Before">Stages over all rows of the block.</param>
/// <param name="Step">Stages over the rows of one step.</param>
/// <param name="After">Stages over all rows of the block; weight gradients follow them.</param>
/// <param name="Exchanged">Step is one stage without products: its loops take all steps of a block as rows.</param>
public sealed record PassInfo(StageInfo[] Before, StageInfo[] Step, StageInfo[] After, bool Exchanged);

/// <summary>Work between two barriers. Parts are independent of each other.</summary>
/// <param name="Parts">One part per size.</param>
public sealed record StageInfo(PartInfo[] Parts);

/// <summary>Products and the equations that follow them, panel of units by panel of units.</summary>
/// <param name="Size">Size index of the units.</param>
/// <param name="Groups">Groups computed here. Those whose results are only read by later stages of the pass (hoisted groups) have no reader in <paramref name="Loop"/>.</param>
/// <param name="Loop">The equations, or null when the part only computes hoisted products.</param>
public sealed record PartInfo(int Size, int[] Groups, LoopInfo? Loop)
{
    /// <summary>An operation on rows of that size; the part has then neither products nor equations.</summary>
    public RowOperationInfo? Operation { get; init; }

    /// <summary>The steps at which it is carried out. At others states keep their value and everything else that it writes is zero.</summary>
    public StepCondition When { get; init; }

    /// <summary>A part that is an operation on rows of a size.</summary>
    public static PartInfo Of(
        int size, RowOperation operation, ValueRef[] operands, ValueRef result, int count = 0, int offset = -1) =>
        new(size, [], null) { Operation = new(operation, operands, result, count, offset) };
}
