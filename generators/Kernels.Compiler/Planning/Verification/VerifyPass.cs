using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>One pass, carried out stage by stage with the values' nodes in place of their numbers.</summary>
internal sealed class VerifyPass(KernelPlan plan, string name, PassPlan pass, VerifyParameters parameters)
{
    private readonly Dictionary<ValueRef, (Node Node, Phase Phase)> _held = [];
    private readonly HashSet<int> _summed = [];
    private readonly ILookup<int, Node> _written = pass.Parts.SelectMany(Written).ToLookup(w => w.Place.Slot, w => w.Node.Stored);
    private Phase _phase;

    /// <summary>The pass whose tape this one reads.</summary>
    public VerifyPass? Before { get; init; }

    /// <summary>What other iterations read, by the symbol of the leaf that reads it.</summary>
    public IReadOnlyDictionary<string, Node> Carried { get; init; } = new Dictionary<string, Node>();

    public void Run()
    {
        Run(Phase.Before, pass.Before);
        Run(Phase.Step, pass.Step);
        Run(Phase.After, pass.After);
        if (pass.Exchanged)
            Exchanged();
    }

    /// <summary>Expects a result where the runtime looks for it.</summary>
    public void Leaves(Node value, SlotKind kind, string symbol, bool next = false)
    {
        var slot = plan.Slots.ToList().FindIndex(s => s.Kind == kind && s.Symbol == symbol);
        if (slot < 0 || !_held.TryGetValue(new(slot, Next: next), out var held) || held.Node != value.Stored)
            throw Violation($"{kind} {symbol}: {value} {value.Op} is not written");
    }

    /// <summary>What is wrong with reading a value of the pass from a place once a block is done; null for nothing.</summary>
    public string? InBlock(ValueRef place, Node node)
    {
        _phase = Phase.After;
        return Reading(place, node.Stored);
    }

    private void Run(Phase phase, IReadOnlyList<Stage> stages)
    {
        foreach (var stage in stages)
        {
            _phase = phase;
            // Parts of a stage run side by side: none reads what another writes.
            var written = stage.Parts.SelectMany(Carry).ToList();
            foreach (var (place, node) in written)
            {
                if (_held.TryGetValue(place, out var first))
                    throw Violation($"{Text(place)} is written twice, by {first.Node} and {node}");
                _held.Add(place, (node.Stored, phase));
            }

            _summed.UnionWith(stage.Parts.SelectMany(p => p.Groups));
        }
    }

    private List<(ValueRef Place, Node Node)> Carry(Part part)
    {
        foreach (var group in part.Groups)
            Products(plan.Groups[group]);
        if (part.Operation is { } operation)
        {
            for (var i = 0; i < operation.Operands.Count; i++)
                Read(operation.Operands[i], operation.Node.Operands[i], operation.Node);
        }

        if (part.Loop is { } loop)
            Equations(loop, part);
        var written = Written(part).ToList();
        written.ForEach(w => Expect(w.Place, w.Node));
        return written;
    }

    private static IEnumerable<(ValueRef Place, Node Node)> Written(Part part) => part.Operation is { } operation
        ? [(operation.Result, operation.Node)] : part.Loop?.Stores.Select(s => (s.Value, s.Node)) ?? [];

    private void Equations(EquationLoop loop, Part part)
    {
        VerifyLoop.Run(loop);
        foreach (var load in loop.Loads)
        {
            if (load.Group < 0)
                Read(load.Value, load.Node.IsView ? load.Node.Operands[0] : load.Node, load.Node);
            else if (!(part.Groups.Contains(load.Group) || _summed.Contains(load.Group)) || plan.Groups[load.Group].Members[load.Member] != load.Node)
                throw Violation($"{loop.Name} reads {load.Node} from accumulators {load.Group}, {load.Member}, which do not hold it");
        }
    }

    // Between them a group and the one that it starts from have every term of each member, and its bias.
    private void Products(ProductGroup group)
    {
        if (group.Hoisted >= 0 && !_summed.Contains(group.Hoisted))
            throw Violation($"products start from group {group.Hoisted}, which is not computed yet");
        for (var member = 0; member < group.Members.Count; member++)
        {
            var affine = group.Members[member];
            var left = affine.AllTerms.ToList();
            foreach (var term in group.Terms)
                Take(left, term, member);
            var phase = _phase;
            _phase = Phase.Before;
            foreach (var term in group.Hoisted < 0 ? [] : plan.Groups[group.Hoisted].Terms)
                Take(left, term, member);
            _phase = phase;
            if (group.Bias[member] is >= 0 and var bias && parameters.Violation(bias, affine.Bias!) is { } violation)
                throw Violation($"the bias of {affine}: {violation}");
            // What is hoisted is the beginning of members whose own terms are computed later.
            var begins = _phase == Phase.Before && plan.Groups.Any(g => g.Hoisted >= 0 && plan.Groups[g.Hoisted] == group);
            if (!begins && (left.Count > 0 || (affine.Bias is not null && group.Bias[member] < 0)))
                throw Violation($"{affine} lacks {left.Count} of its products, or its bias");
        }
    }

    private void Take(List<(Node Weight, Node Operand, bool Transposed)> left, ProductTerm term, int member)
    {
        var found = left.FindIndex(t => t.Weight == term.Weights[member] && t.Transposed == term.Transposed && Reading(term.Operand, t.Operand.Stored) is null);
        if (found < 0)
            throw Violation($"the product of {term.Weights[member].Name ?? term.Weights[member].Symbol} reads {Text(term.Operand)}, which does not hold its operand");
        left.RemoveAt(found);
    }

    private void Read(ValueRef place, Node node, Node reader)
    {
        if (Reading(place, node.Stored) is { } violation)
            throw Violation($"{reader} {reader.Op} reads {node} {node.Op} {node.Name}: {violation}");
    }

    // A place fits a value when it has as many units: one number does not fill a row.
    private void Expect(ValueRef place, Node node)
    {
        var (units, size) = (plan.Slots[place.Slot].Size, node.Shape.Size);
        if (node.Op != Op.Constant && units != size && (units is null || size is null || !SizeText.Same(units, size)))
            throw Violation($"{node} {node.Op} {node.Shape} is written to {Text(place)} of size {units ?? "1"}");
    }

    private string? Reading(ValueRef place, Node node)
    {
        if (node.IsParameter)
            return parameters.Violation(place.Slot, node);
        var isHeld = _held.TryGetValue(place, out var held);
        if (isHeld && held.Node == node)
        {
            return held.Phase == _phase || LivesForBlock(plan.Slots[place.Slot].Kind)
                ? null : $"{Text(place)} holds it {held.Phase} and is read {_phase}, when the step is over";
        }

        return Schedule.IsComputed(node) ? $"{Text(place)} holds {(isHeld ? held.Node.ToString() : "nothing")}" : Leaf(place, node);
    }

    // A leaf lies in the slot that owns it.
    private string? Leaf(ValueRef place, Node node)
    {
        var slot = plan.Slots[place.Slot];
        var name = node.Symbol.Substring(node.Symbol.IndexOf(':') + 1);
        var (kind, symbol, expected) = node.Op switch
        {
            Op.Input => (SlotKind.Input, node.Symbol, new ValueRef(place.Slot)),
            Op.State => (SlotKind.State, node.Symbol, new(place.Slot)),
            Op.Delayed when node.Domain == Domain.Step => (SlotKind.State, node.Symbol, new(place.Slot, Delay: node.Steps - 1)),
            Op.Delayed => (SlotKind.Input, node.Symbol, new(place.Slot, Delay: node.Steps)),
            Op.OutputGradient => (SlotKind.OutputGradient, node.Symbol, new(place.Slot)),
            Op.StateGradient => (SlotKind.StateGradient, node.Symbol, new(place.Slot)),
            Op.HistoryGradient => (SlotKind.HistoryGradient, node.Symbol, new(place.Slot)),
            Op.StepIndex => (SlotKind.StepIndex, node.Symbol, new(place.Slot)),
            Op.Draw => (SlotKind.Draw, node.Symbol, new(place.Slot)),
            Op.Previous => (SlotKind.Block, slot.Symbol, new(place.Slot, Previous: true, Delay: node.Steps)),
            Op.Saved when node.Symbol.StartsWith(SavedValue.Tape, StringComparison.Ordinal) => (SlotKind.Tape, name, new(place.Slot, Delay: node.Steps)),
            Op.Saved => (SlotKind.State, name, new(place.Slot, Next: node.Symbol.StartsWith(SavedValue.Leaving, StringComparison.Ordinal), Delay: node.Steps)),
            _ => throw Violation($"{node} {node.Op} lies nowhere"),
        };
        if ((slot.Kind, slot.Symbol, place) != (kind, symbol, expected))
            return $"{Text(place)} does not hold it";
        if (node.Op == Op.Previous && !(Carried.TryGetValue(node.Symbol, out var carried) && _written[place.Slot].Contains(carried)))
            return $"no iteration leaves it in {Text(place)}";
        if (_phase == Phase.Before && node.Op is Op.State or Op.Previous or Op.StateGradient)
            return "it is not known before the steps";
        return _phase == Phase.After && node.Op == Op.StateGradient ? "it is gone after the steps" : Untaped(place, slot);
    }

    private string? Untaped(ValueRef place, Slot slot) => slot.Kind == SlotKind.Tape && Before is { } forward
        && !forward._held.ContainsKey(new(place.Slot)) ? $"{Text(place)} was not written by the forward pass" : null;

    // What runs through time alone is a block ahead of what lies in other parts, or behind it.
    private void Exchanged()
    {
        var loops = pass.Step.SelectMany(s => s.Parts).Select(p => p.Loop).OfType<EquationLoop>().ToList();
        foreach (var loop in loops)
        {
            var others = new HashSet<int>(loops.Where(l => l != loop).SelectMany(l => l.Stores).Select(s => s.Value.Slot));
            if (loop.Loads.FirstOrDefault(l => l.Group < 0 && others.Contains(l.Value.Slot)) is { } load)
                throw Violation($"{loop.Name} runs through time and reads {Text(load.Value)} of another loop that does");
        }
    }

    private static bool LivesForBlock(SlotKind kind) =>
        kind is SlotKind.State or SlotKind.Output or SlotKind.Block or SlotKind.InputGradient or SlotKind.DelayedGradient;

    private string Text(ValueRef place)
    {
        var slot = plan.Slots[place.Slot];
        return $"{slot.Kind} {slot.Symbol}{(place.Next ? " (next)" : "")}{(place.Previous ? " (previous)" : "")}{(place.Delay > 0 ? $" −{place.Delay}" : "")}";
    }

    private InvalidOperationException Violation(string text) => new($"Plan, {name} pass, {_phase}: {text}.");
}
