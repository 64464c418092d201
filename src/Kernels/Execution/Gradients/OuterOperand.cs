namespace Kernels.Execution;

/// <summary>An operand of weight gradients with all the weights that it contributes to: packed once for all of
/// them.</summary>
internal sealed class OuterOperand<T>(
    ValueRef value, OuterInfo[] outers, int size, StripLayout strips, bool isPerSequence)
    where T : unmanaged
{
    public ValueRef Value { get; } = value;

    /// <summary>The steps at which the adjoints are not zero.</summary>
    public StepCondition When { get; } = outers[0].When;

    public OuterInfo[] Outers { get; } = outers;

    /// <summary>Whether it has the rows of one step only.</summary>
    public bool IsPerSequence { get; } = isPerSequence;

    /// <summary>Elements of the operand: columns of the weights.</summary>
    public int Size { get; } = size;

    public StripLayout Strips { get; } = strips;

    /// <summary>Where the operand lies in this run.</summary>
    public Place<T> Place { get; set; }

    /// <summary>Where the adjoints lie in this run.</summary>
    public Place<T>[] Adjoints { get; } = new Place<T>[outers.Length];
}
