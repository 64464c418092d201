using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Which values of a pass are wanted at some steps only: those that nothing but a choice by the step's index reads, and, on
/// the way back, what is zero at all other steps. At those steps nothing of them is computed.
/// </summary>
internal sealed class StepConditions
{
    private readonly ValueStore _values;
    private readonly SlotTable _slots;
    private readonly Dictionary<Node, StepCondition> _zero = [];
    private readonly Dictionary<Node, StepCondition> _all = [];
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly HashSet<ValueRef> _summed = [];
    private readonly Dictionary<Node, List<Node>> _beside = [];

    /// <param name="order">Computed values of the pass, operands before users.</param>
    /// <param name="values">Where those lie that are asked for.</param>
    /// <param name="slots">What the places are.</param>
    /// <param name="sums">Operands that outer products summed over the steps alone read, each with the adjoint beside it.</param>
    public StepConditions(
        IReadOnlyList<Node> order, ValueStore values, SlotTable slots, IEnumerable<(ValueRef Operand, ValueRef Adjoint)> sums)
    {
        (_values, _slots) = (values, slots);
        foreach (var node in order)
        {
            foreach (var operand in node.Operands)
                UsersOf(operand).Add(node);
            if (Zero(node) is { } zero && !IsState(node))
                _zero.Add(node, zero);
        }

        foreach (var (operand, adjoint) in sums)
        {
            _summed.Add(operand);
            foreach (var node in values.NodesAt(operand))
                (_beside.TryGetValue(node, out var adjoints) ? adjoints : _beside[node] = []).AddRange(values.NodesAt(adjoint));
        }

        foreach (var node in order.Reverse())
        {
            if ((Kept(node) ?? (_zero.TryGetValue(node, out var zero) ? zero : Wanted(node))) is { } condition)
                _all.Add(node, condition);
        }
    }

    /// <summary>The conditions that the plan goes by; at first none.</summary>
    public HashSet<StepCondition> Used { get; } = [];

    /// <summary>When a value is wanted, whether or not the plan goes by it; null for always.</summary>
    public StepCondition? Known(Node node) => _all.TryGetValue(node, out var condition) ? condition : null;

    /// <summary>When a value is computed; null for always.</summary>
    public StepCondition? this[Node node] => Known(node) is { } condition && Used.Contains(condition) ? condition : null;

    /// <summary>At which steps of its own an operand of a product is not zero; null for any.</summary>
    public StepCondition? OfOperand(Node operand)
    {
        var value = operand.Op == Op.Previous ? _values.Carried(operand.Symbol) : operand;
        return _zero.TryGetValue(value, out var condition) && Used.Contains(condition) ? condition : null;
    }

    /// <summary>At which steps a place does not hold zero; null for any.</summary>
    public StepCondition? OfPlace(ValueRef place) => Common(_values.NodesAt(place).Select(OfOperand).DefaultIfEmpty(null));

    private List<Node> UsersOf(Node node) => _users.TryGetValue(node, out var users) ? users : _users[node] = [];

    // A state that is chosen between a new value and the one that entered the step keeps that one by itself.
    private StepCondition? Kept(Node node)
    {
        if (!IsState(node) || _values.Places[node].Count > 1)
            return null;
        var symbol = _slots.Slots[_values.Places[node][0].Slot].Symbol;
        var (first, second) = StepCondition.Of(node);
        return first is null ? null : Enters(node.Operands[3], symbol) ? first : Enters(node.Operands[2], symbol) ? second : null;
    }

    private static bool Enters(Node node, string state) => node.Op == Op.State && node.Symbol == state;

    private bool IsState(Node node) =>
        _values.Places.TryGetValue(node, out var places) && places.Any(p => p.Next && _slots.Slots[p.Slot].Kind == SlotKind.State);

    private StepCondition? Wanted(Node node)
    {
        if (_values.Places.TryGetValue(node, out var places) && !places.All(IsReadBack))
            return null;
        // In a sum it counts where the adjoint is not zero, which is no operation on it and may stand before it in the order.
        var beside = _beside.TryGetValue(node, out var adjoints) ? adjoints : [];
        return Common(UsersOf(node).Select(u => Wanted(node, u)).Concat(beside.Select(At)));
    }

    // What is read of it then is multiplied by zero: by an adjoint of the backward pass, or in a sum of outer products.
    private bool IsReadBack(ValueRef place) => _slots.Slots[place.Slot].Kind == SlotKind.Tape || _summed.Contains(place);

    private StepCondition? Wanted(Node node, Node user)
    {
        if (_all.TryGetValue(user, out var condition))
            return condition;
        var (first, second) = StepCondition.Of(user);
        var branches = user.Operands.Count > 3 && !user.Operands.Take(2).Contains(node);
        return !branches ? null : user.Operands[3] != node ? first : user.Operands[2] != node ? second : null;
    }

    private StepCondition? Zero(Node node) => node.Op switch
    {
        Op.SelectLess or Op.SelectLessOrEqual => ZeroChoice(node),
        Op.Negate or Op.Divide or Op.Stretch or Op.ByRow or Op.ByColumn => Zero(node, 0),
        Op.Add or Op.Subtract => Common(node.Operands.Select(At)),
        Op.Multiply or Op.Dot or Op.RowDots or Op.ColumnDots or Op.MatrixVector or Op.VectorMatrix => Zero(node, 0) ?? Zero(node, 1),
        Op.MultiplyAdd => Zero(node, 2) is { } sum && (Zero(node, 0) == sum || Zero(node, 1) == sum) ? sum : null,
        Op.Affine when !node.HasBias => Common(node.AllTerms.Select(t => At(t.Operand))),
        Op.Sum or Op.PrefixSum or Op.SuffixSum or Op.RowTotals or Op.ColumnTotals => Zero(node, 0),
        _ when node.IsMove => Common(node.Operands.Select(At)),
        _ => null,
    };

    private StepCondition? ZeroChoice(Node choice)
    {
        var (first, second) = StepCondition.Of(choice);
        return choice.Operands[3].IsConstant(0) ? first ?? Zero(choice, 2)
            : choice.Operands[2].IsConstant(0) ? second ?? Zero(choice, 3)
            : Common([Zero(choice, 2), Zero(choice, 3)]);
    }

    private StepCondition? Zero(Node node, int operand) => At(node.Operands[operand]);

    private StepCondition? At(Node node) => _zero.TryGetValue(node, out var condition) ? condition : null;

    private static StepCondition? Common(IEnumerable<StepCondition?> conditions)
    {
        var distinct = conditions.Distinct().Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }
}
