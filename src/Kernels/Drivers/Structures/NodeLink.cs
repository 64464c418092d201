namespace Kernels;

/// <summary>Says which operand of a cell takes which value of a node's predecessors.</summary>
/// <param name="Operand">A state, an input, or an array of children.</param>
/// <param name="Value">The state or output of the predecessor that it takes.</param>
/// <param name="Slot">Which predecessor; of an array of children, that of its first element, and so on from there.</param>
public readonly record struct NodeLink(string Operand, string Value, int Slot = 0)
{
    /// <summary>A state that follows itself along a slot.</summary>
    /// <param name="state">Name as in the declaration.</param>
    /// <param name="slot">Which predecessor.</param>
    public NodeLink(string state, int slot)
        : this(state, state, slot)
    {
    }
}
