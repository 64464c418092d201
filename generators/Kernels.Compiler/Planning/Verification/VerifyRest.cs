using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning.Verification;

/// <summary>
/// A pass at a step at which one condition does not hold. Parts that go by it do nothing then: a state keeps its value, all else
/// they write is zero. Whatever is not that by itself may be read only where it is multiplied by zero or not chosen.
/// </summary>
internal sealed class VerifyRest(KernelPlan plan, string name, PassPlan pass, StepCondition when)
{
    private readonly Dictionary<ValueRef, Value> _values = [];
    private readonly Dictionary<int, Value[]> _sums = [];
    private readonly Dictionary<Node, Value> _truths = [];
    private readonly ILookup<int, Node> _written = pass.Parts.SelectMany(Written).ToLookup(w => w.Place.Slot, w => w.Node.Stored);

    /// <summary>What is known of a value at such a step: that it is as the graph says, that it is so and zero, or neither.</summary>
    private enum Value
    {
        Right,
        Zero,
        Wrong,
    }

    /// <summary>The pass whose tape this one reads, at such a step.</summary>
    public VerifyRest? Before { get; init; }

    /// <summary>What other iterations read, by the symbol of the leaf that reads it.</summary>
    public IReadOnlyDictionary<string, Node> Carried { get; init; } = new Dictionary<string, Node>();

    public void Run()
    {
        foreach (var stage in pass.Before.Concat(pass.Step).Concat(pass.After))
        {
            foreach (var (place, value) in stage.Parts.SelectMany(Carry).ToList())
                _values[place] = value;
        }

        foreach (var place in _values.Where(v => v.Value == Value.Wrong).Select(v => v.Key))
            Expect(!IsResult(place), place);
    }

    /// <summary>Expects that what is summed over the steps is right at such a step.</summary>
    public void Sums()
    {
        foreach (var outer in plan.Outers)
        {
            var (adjoint, operand) = (At(outer.Adjoint), At(outer.Operand));
            Expect(adjoint == Value.Zero || operand == Value.Zero || (adjoint == Value.Right && operand == Value.Right), outer.Operand);
            Expect(outer.When != when || adjoint == Value.Zero, outer.Adjoint);
        }

        foreach (var sum in plan.ColumnSums)
            Expect(At(sum.Value) != Value.Wrong, sum.Value);
    }

    private bool IsResult(ValueRef place) => plan.Slots[place.Slot].Kind switch
    {
        SlotKind.State or SlotKind.Output or SlotKind.InputGradient or SlotKind.StateGradient or SlotKind.DelayedGradient => true,
        SlotKind.Block => _written[place.Slot].Any(Carried.Values.Contains),
        _ => false,
    };

    private List<(ValueRef Place, Value Value)> Carry(Part part)
    {
        var rests = part.When == when;
        foreach (var group in part.Groups)
            _sums[group] = rests ? [.. plan.Groups[group].Members.Select(m => Rested(m))] : Products(plan.Groups[group]);
        if (rests)
            return [.. Written(part).Select(w => (w.Place, w.Place.Next && Before is null ? Kept(w) : Rested(w.Node)))];
        if (part.Operation is { } operation)
        {
            var operands = operation.Node.Operands.Zip(operation.Operands, (node, place) => (node, place)).ToLookup(o => o.node, o => o.place);
            return [(operation.Result, Of(operation.Node, o => operands[o].Select(At).First()))];
        }

        if (part.Loop is not { } loop)
            return [];
        var values = loop.Loads.ToDictionary(l => l.Node, l => l.Group < 0 ? At(l.Value) : _sums[l.Group][l.Member]);
        foreach (var node in loop.Body)
            values[node] = Of(node, o => values.TryGetValue(o, out var value) ? value : Leaf(o));
        return [.. loop.Stores.Select(s => (s.Value, values.TryGetValue(s.Node, out var value) ? value : Leaf(s.Node)))];
    }

    private static IEnumerable<(ValueRef Place, Node Node)> Written(Part part) => part.Operation is { } operation
        ? [(operation.Result, operation.Node)] : part.Loop?.Stores.Select(s => (s.Value, s.Node)) ?? [];

    // What is left out is a sum over zeros; over what other iterations carry, those of their steps.
    private Value[] Products(ProductGroup group)
    {
        var hoisted = group.Hoisted < 0 ? null : _sums[group.Hoisted];
        return [.. group.Members.Select((member, i) =>
        {
            var terms = group.Terms.Select(t => t.When == when && !t.Operand.Previous ? Left(t.Operand) : At(t.Operand)).Append(hoisted is null ? Value.Zero : hoisted[i]).ToList();
            foreach (var late in group.Terms.Where(t => t.When == when && t.Operand.Previous))
                Expect(_written[late.Operand.Slot].All(n => Truth(n) == Value.Zero), late.Operand);
            return terms.Contains(Value.Wrong) ? Value.Wrong : terms.All(t => t == Value.Zero) && !member.HasBias ? Value.Zero : Value.Right;
        })];
    }

    private Value Left(ValueRef operand) => At(operand) == Value.Zero ? Value.Zero : Value.Wrong;

    private Value Rested(Node node) => Truth(node) == Value.Zero ? Value.Zero : Value.Wrong;

    private Value Kept((ValueRef Place, Node Node) state)
    {
        var (first, second) = StepCondition.Of(state.Node);
        var kept = first == when ? state.Node.Operands[3] : second == when ? state.Node.Operands[2] : null;
        return kept is { Op: Op.State } && kept.Symbol == plan.Slots[state.Place.Slot].Symbol ? Value.Right : Value.Wrong;
    }

    private Value At(ValueRef place) => _values.TryGetValue(place, out var value) ? value
        : plan.Slots[place.Slot].Kind == SlotKind.Tape && Before is not null ? Before.At(new(place.Slot)) : Value.Right;

    private static Value Leaf(Node node) => node.IsConstant(0) ? Value.Zero : Value.Right;

    // By the graph alone, as if nothing rested.
    private Value Truth(Node node)
    {
        if (_truths.TryGetValue(node, out var known))
            return known;
        return _truths[node] = node.IsParameter || node.Operands.Count == 0 ? Leaf(node) : Of(node, Truth);
    }

    private Value Of(Node node, Func<Node, Value> value)
    {
        var (first, second) = StepCondition.Of(node);
        if (first == when || second == when)
            return value(node.Operands[first == when ? 3 : 2]);
        return node.Op switch
        {
            Op.Multiply or Op.Dot or Op.RowDots or Op.ColumnDots or Op.MatrixVector or Op.VectorMatrix => Product(node.Operands.Select(value)),
            Op.MultiplyAdd => Sum([Product(node.Operands.Take(2).Select(value)), value(node.Operands[2])]),
            Op.Divide => value(node.Operands[0]) == Value.Zero ? Value.Zero : Any(node.Operands.Select(value)),
            Op.SelectLess or Op.SelectLessOrEqual => Sum(node.Operands.Skip(2).Select(value)) == Value.Zero ? Value.Zero : Any(node.Operands.Select(value)),
            Op.Affine => node.HasBias ? Any(node.AllTerms.Select(t => value(t.Operand))) : Sum(node.AllTerms.Select(t => value(t.Operand))),
            Op.Add or Op.Subtract or Op.Negate or Op.Stretch or Op.Sum or Op.PrefixSum or Op.SuffixSum or Op.RowTotals or Op.ColumnTotals => Sum(node.Operands.Select(value)),
            _ when node.IsMove || node.IsView => Sum(node.Operands.Select(value)),
            _ => Any(node.Operands.Select(value)),
        };
    }

    private static Value Product(IEnumerable<Value> factors) => factors.Contains(Value.Zero) ? Value.Zero : Any(factors);

    private static Value Sum(IEnumerable<Value> addends) => addends.All(a => a == Value.Zero) ? Value.Zero : Any(addends);

    private static Value Any(IEnumerable<Value> values) => values.Contains(Value.Wrong) ? Value.Wrong : Value.Right;

    private void Expect(bool holds, ValueRef place)
    {
        if (!holds)
            throw new InvalidOperationException($"Plan, {name} pass: {plan.Slots[place.Slot].Kind} {plan.Slots[place.Slot].Symbol} is not what it should be where not {when}.");
    }
}
