using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Phase and stage of every value of a pass. A product that does not depend on the recurrence is hoisted before the steps;
/// one that the recurrence does not depend on is left until after them; a product in between is a stage boundary.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<Node, Phase> _phases = [];
    private readonly Dictionary<Node, int> _stages = [];
    private readonly Dictionary<Node, List<Node>> _users = [];
    private readonly List<Node> _order;

    /// <param name="roots">All values that the pass is run for.</param>
    /// <param name="carried">Those of them that the next iteration reads.</param>
    public Schedule(IEnumerable<Node> roots, IEnumerable<Node> carried)
    {
        _order = [.. Graph.Order(roots).Where(IsComputed)];
        foreach (var node in _order)
        {
            foreach (var operand in node.Operands.Where(IsComputed))
                (_users.TryGetValue(operand, out var users) ? users : _users[operand] = []).Add(node);
        }

        AssignPhases([.. Graph.Order(carried)]);
        foreach (var node in _order)
            _stages[node] = Earliest(node);
        foreach (var node in Enumerable.Reverse(_order).Where(IsMovable))
            _stages[node] = Latest(node);
    }

    /// <summary>Computed values, operands before users.</summary>
    public IReadOnlyList<Node> Order => _order;

    public Phase PhaseOf(Node node) => _phases[node];

    public int StageOf(Node node) => _stages[node];

    /// <summary>Computed values that read <paramref name="node"/>.</summary>
    public IReadOnlyList<Node> UsersOf(Node node) => _users.TryGetValue(node, out var users) ? users : [];

    /// <summary>A product or an elementwise value that changes with the step.</summary>
    public static bool IsComputed(Node node) => !node.IsParameter && (node.IsElementwise || node.Op == Op.Affine);

    /// <summary>The vectors that an affine multiplies.</summary>
    public static IEnumerable<Node> OperandsOf(Node affine) => affine.AllTerms.Select(t => t.Operand);

    private void AssignPhases(HashSet<Node> recurrent)
    {
        foreach (var node in _order)
        {
            var afterOperand = node.Operands.Any(o => _phases.TryGetValue(o, out var p) && p == Phase.After);
            _phases[node] = node.Op != Op.Affine ? (afterOperand ? Phase.After : Phase.Step)
                : node.Domain == Domain.Sequence ? Phase.Before
                : recurrent.Contains(node) ? Phase.Step : Phase.After;
        }

        // What a hoisted product multiplies has to be there before the steps, and so has what that is computed from.
        var early = _order.Where(n => n.Op == Op.Affine).SelectMany(HoistedOperands);
        foreach (var node in Graph.Order(early).Where(IsComputed))
            _phases[node] = Phase.Before;
    }

    /// <summary>Operands of an affine's hoisted terms.</summary>
    private IEnumerable<Node> HoistedOperands(Node affine) => _phases[affine] switch
    {
        Phase.Before => OperandsOf(affine),
        Phase.Step => OperandsOf(affine).Where(o => o.Domain <= Domain.Sequence),
        _ => [],
    };

    private int Earliest(Node node) => node.Operands
        .Where(o => IsComputed(o) && _phases[o] == _phases[node])
        .Select(o => node.Op == Op.Affine ? _stages[o] + 1 : _stages[o])
        .DefaultIfEmpty(0).Max();

    // A value that needs nothing from this phase is computed where it is read: that saves handing it over.
    private bool IsMovable(Node node) =>
        node.IsElementwise && node.Operands.All(o => !IsComputed(o) || (_phases[o] == _phases[node] && IsMovable(o)));

    private int Latest(Node node)
    {
        var users = UsersOf(node).Where(u => _phases[u] == _phases[node]).ToArray();
        return users.Length == 0 ? _stages[node] : users.Min(u => u.Op == Op.Affine ? _stages[u] - 1 : _stages[u]);
    }
}
