using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>Where values of a pass lie: leaves in the slots that own them, computed values where they are asked for.</summary>
internal sealed class ValueStore(SlotTable slots, DerivedParameters derived)
{
    /// <summary>What the symbol of a slot that holds a size begins with.</summary>
    public const string SizeMark = "units of ";

    private readonly Dictionary<Node, List<ValueRef>> _places = [];
    private readonly Dictionary<string, (Node Node, int Slot)> _carried = [];

    /// <summary>Values that the pass must write, in the order in which they were asked for.</summary>
    public IReadOnlyDictionary<Node, List<ValueRef>> Places => _places;

    /// <summary>Asks for a value to be written to a given place. In another shape it is the same value.</summary>
    public void Demand(Node node, ValueRef place) =>
        (_places.TryGetValue(node.Stored, out var places) ? places : _places[node.Stored] = []).Add(place);

    /// <summary>Asks for a value that the next iteration reads as <paramref name="key"/>.</summary>
    public void DemandCarried(Node node, string key) => _carried.Add(key, (node, Add(node, SlotKind.Block).Slot));

    /// <summary>The slot of a value that the next iteration reads as <paramref name="key"/>.</summary>
    public int CarriedSlot(string key) => _carried[key].Slot;

    /// <summary>The value that the next iteration reads as <paramref name="key"/>.</summary>
    public Node Carried(string key) => _carried[key].Node;

    /// <summary>Whether the next iteration reads what a place holds.</summary>
    public bool IsCarried(ValueRef place) => _carried.Values.Any(c => c.Slot == place.Slot);

    /// <summary>Values that are written to a place; none where it holds a leaf.</summary>
    public IEnumerable<Node> NodesAt(ValueRef place) => _places.Where(p => p.Value.Contains(place)).Select(p => p.Key);

    /// <summary>A place that other phases and weight gradients can read.</summary>
    public ValueRef InBlock(Node value)
    {
        var node = value.Stored;
        if (!Schedule.IsComputed(node) && node.Op != Op.StateGradient)
            return Leaf(node);
        return Find(node, LivesForBlock) ?? Add(node, SlotKind.Block);
    }

    /// <summary>A place that later stages of the same step can read.</summary>
    public ValueRef InStep(Node value) =>
        Schedule.IsComputed(value.Stored) ? Find(value.Stored, _ => true) ?? Add(value.Stored, SlotKind.Step) : Leaf(value.Stored);

    /// <summary>The slot that a parameter, or a value derived from parameters, lies in.</summary>
    public int Parameter(Node node) => node.Operands.Count == 0
        ? slots.Of(SlotKind.Parameter, node.Shape.Size, node.Op == Op.Size ? SizeMark + node.Symbol : node.Symbol)
        : derived.SlotOf(node, Label(node));

    private ValueRef Leaf(Node node)
    {
        if (node.IsParameter)
            return new(Parameter(node));
        var size = node.Shape.Size;
        return node.Op switch
        {
            Op.Input => new(slots.Of(SlotKind.Input, size, node.Symbol)),
            Op.State => new(slots.Of(SlotKind.State, size, node.Symbol)),
            Op.OutputGradient => new(slots.Of(SlotKind.OutputGradient, size, node.Symbol)),
            Op.StateGradient => new(slots.Of(SlotKind.StateGradient, size, node.Symbol)),
            Op.StepIndex => new(slots.Of(SlotKind.StepIndex, size, node.Symbol)),
            Op.Draw => new(slots.Of(SlotKind.Draw, size, node.Symbol)),
            Op.Delayed => Delayed(node),
            Op.HistoryGradient => new(slots.Of(SlotKind.HistoryGradient, size, node.Symbol)),
            Op.Previous => new(_carried[node.Symbol].Slot, Previous: true, Delay: node.Steps),
            _ => Saved(node.Symbol, size) with { Delay = node.Steps },
        };
    }

    // A state's slot holds what enters the step, which is already of one step ago.
    private ValueRef Delayed(Node node) => node.Domain == Domain.Step
        ? new(slots.Of(SlotKind.State, node.Shape.Size, node.Symbol), Delay: node.Steps - 1)
        : new(slots.Of(SlotKind.Input, node.Shape.Size, node.Symbol), Delay: node.Steps);

    private ValueRef Saved(string symbol, string? size)
    {
        var name = symbol.Substring(symbol.IndexOf(':') + 1);
        return symbol.StartsWith(SavedValue.Tape, StringComparison.Ordinal) ? new(slots.Of(SlotKind.Tape, size, name))
            : new(slots.Of(SlotKind.State, size, name), Next: symbol.StartsWith(SavedValue.Leaving, StringComparison.Ordinal));
    }

    private ValueRef? Find(Node node, Func<SlotKind, bool> suits)
    {
        if (!_places.TryGetValue(node, out var places))
            return null;
        var found = places.FindIndex(p => suits(slots.Slots[p.Slot].Kind));
        return found < 0 ? null : places[found];
    }

    private ValueRef Add(Node node, SlotKind kind)
    {
        var place = new ValueRef(slots.New(kind, node.Shape.Size, Label(node)));
        Demand(node, place);
        return place;
    }

    private static string Label(Node node) => node.Name ?? $"t{node.Id}";

    // A tape row lives for one step in inference, a state's gradient for one step always.
    private static bool LivesForBlock(SlotKind kind) =>
        kind is SlotKind.State or SlotKind.Output or SlotKind.Block or SlotKind.InputGradient or SlotKind.DelayedGradient;
}
