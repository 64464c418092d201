namespace Kernels.Execution;

/// <summary>An input or a state.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Size">Size index.</param>
/// <param name="Position">Position among <c>Step</c>'s parameters.</param>
/// <param name="Slot">The slot that holds its rows.</param>
/// <param name="Result">For a state, position among the results of <c>Step</c>; -1 for an input.</param>
public sealed record SignalInfo(string Name, int Size, int Position, int Slot, int Result)
{
    /// <summary>For a matrix, the size index of its columns; <see cref="CompiledCell.Unit"/> otherwise.</summary>
    public int Columns { get; init; } = CompiledCell.Unit;

    /// <summary>For an input, whether it is given once for a whole sequence: [B, n].</summary>
    public bool IsPerSequence { get; init; }
}

/// <summary>An output.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Size">Size index.</param>
/// <param name="Result">Position among the results of <c>Step</c>.</param>
/// <param name="State">The state it equals, whose new value is copied out; -1 when it has a slot of its own.</param>
/// <param name="Slot">A slot of kind <see cref="SlotKind.Output"/> when <paramref name="State"/> is -1, otherwise -1.</param>
/// <param name="GradientSlot">The slot through which the backward pass reads the caller's gradient.</param>
public sealed record OutputInfo(string Name, int Size, int Result, int State, int Slot, int GradientSlot);

/// <summary>An operand that is an input or a state of some steps ago.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Position">Position among <c>Step</c>'s parameters.</param>
/// <param name="Source">Index of the input or state.</param>
/// <param name="IsState">Which of the two.</param>
/// <param name="Steps">d: x of t − d, or the state left by step t − d.</param>
/// <param name="Gradient">
/// Slot of what the operand hands back to its source of d steps before; -1 for nothing, and where another operand of the
/// same source and delay has it. Of a state, products may be pending besides.
/// </param>
public sealed record DelayInfo(string Name, int Position, int Source, bool IsState, int Steps, int Gradient);
