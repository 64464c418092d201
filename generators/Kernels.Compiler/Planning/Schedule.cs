using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Phase and stage of every value of a pass. A product that does not depend on the recurrence is hoisted before the steps;
/// one that the recurrence does not depend on is left until after them; a product in between is a stage boundary. So is an
/// operation on rows, before it and behind it, and the step from values of one size to values of another.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<Node, Phase> _phases = [];
    private readonly Dictionary<Node, int> _stages = [];
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly List<Node> _order;

    /// <param name="roots">All values that the pass is run for.</param>
    /// <param name="carried">Those of them that the next iteration reads.</param>
    /// <param name="conditions">Makes what is known of when values are wanted, from all values in order.</param>
    /// <param name="used">Conditions that another pass of the cell goes by; null where this one decides.</param>
    public Schedule(
        IEnumerable<Node> roots, IEnumerable<Node> carried, Func<IReadOnlyList<Node>, StepConditions> conditions,
        IEnumerable<StepCondition>? used = null)
    {
        _order = [.. Graph.Order(roots).Where(IsComputed)];
        foreach (var node in _order)
        {
            foreach (var operand in node.Operands.Where(IsComputed))
                (_users.TryGetValue(operand, out var users) ? users : _users[operand] = []).Add(node);
        }

        AssignPhases([.. Graph.Order(carried)]);
        Conditions = conditions(_order);
        Conditions.Used.UnionWith(used ?? _order.Where(IsDear).Select(Conditions.Known).OfType<StepCondition>());
        foreach (var node in _order)
            _stages[node] = Earliest(node);
        foreach (var node in Enumerable.Reverse(_order).Where(IsMovable))
            _stages[node] = Latest(node);
    }

    /// <summary>Steps at which values are computed.</summary>
    public StepConditions Conditions { get; }

    /// <summary>Computed values, operands before users.</summary>
    public IReadOnlyList<Node> Order => _order;

    public Phase PhaseOf(Node node) => _phases[node];

    public int StageOf(Node node) => _stages[node];

    /// <summary>Computed values that read <paramref name="node"/>.</summary>
    public IReadOnlyList<Node> UsersOf(Node node) => _users.TryGetValue(node, out var users) ? users : [];

    /// <summary>A product, an operation on rows, an elementwise value or a vector read as a matrix, that changes with the step.</summary>
    public static bool IsComputed(Node node) =>
        !node.IsParameter && (node.IsElementwise || node.IsView || node.IsRowOperation || node.Op == Op.Affine);

    /// <summary>The vectors that an affine multiplies.</summary>
    public static IEnumerable<Node> OperandsOf(Node affine) => affine.AllTerms.Select(t => t.Operand);

    private void AssignPhases(HashSet<Node> recurrent)
    {
        foreach (var node in _order)
        {
            var afterOperand = node.Operands.Any(o => _phases.TryGetValue(o, out var p) && p == Phase.After);
            _phases[node] = node.IsElementwise || node.IsView ? (afterOperand ? Phase.After : Phase.Step)
                : node.Domain == Domain.Sequence ? Phase.Before
                : recurrent.Contains(node) ? Phase.Step : Phase.After;
        }

        // What is hoisted has its operands there before the steps, and so has what those are computed from.
        var early = _order.SelectMany(HoistedOperands);
        foreach (var node in Graph.Order(early).Where(IsComputed))
            _phases[node] = Phase.Before;
    }

    /// <summary>Operands of a hoisted operation on rows, and of an affine's hoisted terms.</summary>
    private IEnumerable<Node> HoistedOperands(Node node) => (node.IsRowOperation, _phases[node]) switch
    {
        (true, Phase.Before) => node.Operands,
        (false, Phase.Before) when node.Op == Op.Affine => OperandsOf(node),
        (false, Phase.Step) when node.Op == Op.Affine => OperandsOf(node).Where(o => o.Domain <= Domain.Sequence),
        _ => [],
    };

    private int Earliest(Node node) => node.Operands
        .Where(o => IsComputed(o) && _phases[o] == _phases[node])
        .Select(o => _stages[o] + Distance(o, node))
        .DefaultIfEmpty(0).Max();

    // Stages from a value to its reader: a product waits for whole rows, and the parts of a stage, of which there is one for each
    // shape and condition, do not read each other.
    private int Distance(Node operand, Node reader) =>
        reader.Op == Op.Affine || reader.IsRowOperation || operand.IsRowOperation || operand.Shape != reader.Shape
            || Conditions[operand] != Conditions[reader] ? 1 : 0;

    // Equations alone are not worth parts of their own.
    private bool IsDear(Node node) => _phases[node] == Phase.Step && (node.Op == Op.Affine || node.IsRowOperation);

    // A value that needs nothing from this phase is computed where it is read: that saves handing it over.
    private bool IsMovable(Node node) =>
        node.IsElementwise && node.Operands.All(o => !IsComputed(o) || (_phases[o] == _phases[node] && IsMovable(o)));

    private int Latest(Node node)
    {
        var users = UsersOf(node).Where(u => _phases[u] == _phases[node]).ToArray();
        return users.Length == 0 ? _stages[node] : users.Min(u => _stages[u] - Distance(node, u));
    }
}
