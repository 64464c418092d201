using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Decides, here and nowhere else, which forward values the backward pass reads back and which it computes again, by cost.
/// Leaves a forward graph with results of role Saved and a backward graph with leaves of kind Saved.
/// </summary>
internal sealed class ChooseTape
{
    // A store and a load of one element, in the tenths of a cycle of OpTable.Cost: about what L2 and L3 bandwidth allow.
    private const int StoreCost = 8;

    private readonly HashSet<Node> _forward;
    private readonly Dictionary<Node, string> _next;
    private readonly HashSet<Node> _stored = [];

    private ChooseTape(Graph graph)
    {
        _forward = [.. Graph.Order(graph.Results.Where(r => r.IsForward).Select(r => r.Value))];
        _next = graph.Results.Where(r => r.Role == ResultRole.State).GroupBy(r => r.Value).ToDictionary(g => g.Key, g => g.First().Symbol);
    }

    /// <summary>Splits a graph into its two passes.</summary>
    public static (Graph Forward, Graph Backward) Run(Graph graph)
    {
        var backward = graph.Results.Where(r => !r.IsForward).ToList();
        var choice = new ChooseTape(graph);
        var needed = choice.NeededBy(backward);
        choice.Store(needed);
        var keys = Keys(Graph.Order(choice._stored).Where(choice._stored.Contains));
        var saved = keys.Select(k => new Result(ResultRole.Saved, k.Value, k.Key));
        return (new Graph(graph.Results.Where(r => r.IsForward).Concat(saved)), choice.Rebuild(backward, keys));
    }

    // A name of the declaration may have been given to several values.
    private static Dictionary<Node, string> Keys(IEnumerable<Node> stored)
    {
        var keys = new Dictionary<Node, string>();
        foreach (var node in stored)
        {
            var name = node.Name ?? NodeLabel.Of(node) ?? NodeLabel.Kind(node);
            var key = name;
            for (var i = 2; keys.ContainsValue(key); i++)
                key = name + i;
            node.Name ??= key;
            keys.Add(node, key);
        }

        return keys;
    }

    // Forward values that adjoint nodes read directly.
    private List<Node> NeededBy(IEnumerable<Result> backward)
    {
        var adjoints = Graph.Order(backward.Select(r => r.Value)).Where(n => !_forward.Contains(n));
        return [.. adjoints.SelectMany(n => n.Operands).Concat(backward.Select(r => r.Value)).Where(_forward.Contains).Distinct()];
    }

    // What is dear in itself is stored first: it makes other values cheap. The rest is decided operands before users.
    private void Store(List<Node> needed)
    {
        _stored.UnionWith(needed.Where(n => !IsAtHand(n) && !n.IsView && (!n.IsElementwise || OpTable.Of(n.Op).Cost > StoreCost)));
        foreach (var node in needed.OrderBy(n => n.Id))
            Choose(node);
    }

    private void Choose(Node node)
    {
        if (IsAtHand(node))
            return;
        if (RecomputeCost(node) > StoreCost)
            _stored.Add(node);
        else
            node.Operands.ToList().ForEach(Choose);
    }

    private bool IsAtHand(Node node) =>
        node.IsParameter || node.Operands.Count == 0 || _stored.Contains(node) || _next.ContainsKey(node);

    private int RecomputeCost(Node node)
    {
        if (IsAtHand(node))
            return 0;
        if (!node.IsElementwise && !node.IsView)
            return 1000;
        var operands = node.Operands.Where(o => !IsAtHand(o)).Distinct().Sum(o => Math.Min(RecomputeCost(o), StoreCost));
        return Math.Min((node.IsView ? 0 : OpTable.Of(node.Op).Cost) + operands, 1000);
    }

    private Graph Rebuild(IEnumerable<Result> backward, Dictionary<Node, string> keys) => new Rebuilder(node =>
    {
        if (node.Op == Op.State)
            return Saved(node, SavedValue.Entering + node.Symbol, node.Symbol);
        if (node is { Op: Op.Delayed, Domain: Domain.Step })
            return Saved(node, SavedValue.Entering + node.Symbol, node.Name!, node.Steps - 1);
        if (node.IsParameter || node.Operands.Count == 0)
            return null;
        if (keys.TryGetValue(node, out var key))
            return Saved(node, SavedValue.Tape + key, key);
        var leaves = _forward.Contains(node) && _next.ContainsKey(node);
        return leaves ? Saved(node, SavedValue.Leaving + _next[node], node.Name ?? _next[node]) : null;
    }).Run(backward);

    private static Node Saved(Node node, string symbol, string name, int steps = 0)
    {
        var leaf = node.Build.Leaf(Op.Saved, symbol, node.Shape, Domain.Sequence, steps);
        leaf.Name ??= name;
        return leaf;
    }
}
