namespace Kernels.Execution.Levels;

/// <summary>A value that nodes hand to those that follow them.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="IsState">Whether it is a state; otherwise an output that is none.</param>
/// <param name="Index">Which state or output.</param>
/// <param name="Size">Elements of a row.</param>
/// <param name="Readers">For each slot, the operands of a following node that read it.</param>
internal sealed record NodeValue(string Name, bool IsState, int Index, int Size, NodeOperand[][] Readers);

/// <summary>An operand of a node that is a value of another one.</summary>
/// <param name="IsState">Whether it is a state; otherwise an input.</param>
/// <param name="Index">Which state or input.</param>
/// <param name="Slot">Through which of its predecessors the node reads it.</param>
internal readonly record struct NodeOperand(bool IsState, int Index, int Slot);
