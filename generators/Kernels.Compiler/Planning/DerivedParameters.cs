using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>Values that are computed from parameters once per sequence, each in a slot of its own whatever its name.</summary>
internal sealed class DerivedParameters(SlotTable slots)
{
    private readonly Dictionary<Node, int> _slots = [];
    private readonly List<Node> _nodes = [];

    /// <summary>In the order in which they were asked for.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The slot of a value.</summary>
    public int SlotOf(Node node, string name)
    {
        if (_slots.TryGetValue(node, out var slot))
            return slot;
        _nodes.Add(node);
        return _slots[node] = slots.New(SlotKind.Parameter, node.Shape.Size, name);
    }
}
