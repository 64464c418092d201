using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Cuts the equations of a loop where a dear function waits for another one. In one sweep each vector of units would wait
/// for its own chain, longer than a processor looks ahead; in two, the functions of many vectors overlap.
/// What a later sweep reads of an earlier one is stored, or computed again where that is cheaper.
/// </summary>
internal sealed class CutSweeps
{
    // Functions whose latency is worth a sweep, and a store and a load within a step, in the tenths of a cycle of OpTable.Cost.
    private const int DearCost = 9;
    private const int StoreCost = 6;

    private readonly Dictionary<Node, (int Sweep, bool AfterDear)> _levels = [];
    private readonly HashSet<Node> _stored;
    private readonly List<Node> _handed = [];

    /// <param name="body">Nodes to compute, operands first.</param>
    /// <param name="stored">Those of them that the loop stores anyway.</param>
    public CutSweeps(IReadOnlyList<Node> body, IEnumerable<Node> stored)
    {
        _stored = [.. stored];
        foreach (var node in body)
            _levels.Add(node, Level(node));
        var last = body.Select(n => _levels[n].Sweep).DefaultIfEmpty(0).Max();
        // From the last one down: each asks the earlier ones for what it reads.
        var sweeps = Enumerable.Range(0, last + 1).Reverse().Select(s => NeededIn(s, body)).ToList();
        sweeps.Reverse();
        Sweeps = [.. sweeps.Select(needed => body.Where(needed.Contains).ToArray())];
    }

    /// <summary>Nodes of each sweep, operands first.</summary>
    public IReadOnlyList<IReadOnlyList<Node>> Sweeps { get; }

    /// <summary>Values that have to be stored for a later sweep and for nothing else.</summary>
    public IReadOnlyList<Node> Handed => _handed;

    private (int Sweep, bool AfterDear) Level(Node node)
    {
        var operands = node.Operands.Where(_levels.ContainsKey).Select(o => _levels[o]).ToArray();
        var sweep = operands.Select(o => o.Sweep).DefaultIfEmpty(0).Max();
        var afterDear = operands.Any(o => o.Sweep == sweep && o.AfterDear);
        if (!IsDear(node))
            return (sweep, afterDear);
        return (afterDear ? sweep + 1 : sweep, true);
    }

    private HashSet<Node> NeededIn(int sweep, IReadOnlyList<Node> body)
    {
        var needed = new HashSet<Node>();
        foreach (var node in body.Where(n => _levels[n].Sweep == sweep && _stored.Contains(n)))
            Visit(node);
        return needed;

        void Visit(Node node)
        {
            if (!_levels.TryGetValue(node, out var level))
                return;
            if (level.Sweep < sweep && IsHanded(node))
                return;
            if (needed.Add(node))
                node.Operands.ToList().ForEach(Visit);
        }
    }

    private bool IsHanded(Node node)
    {
        if (!_stored.Contains(node) && RecomputeCost(node) > StoreCost)
        {
            _stored.Add(node);
            _handed.Add(node);
        }

        return _stored.Contains(node);
    }

    private int RecomputeCost(Node node) => !_levels.ContainsKey(node) || _stored.Contains(node) ? 0
        : OpTable.Of(node.Op).Cost + node.Operands.Sum(RecomputeCost);

    private static bool IsDear(Node node) => OpTable.Of(node.Op).Cost >= DearCost;
}
