using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Finds what carries itself from step to step, unit by unit, and may decay towards zero without end. The runtime sets it to
/// zero now and then while it is still a normal number: on some processors arithmetic on denormals is forty times slower.
/// </summary>
/// <remarks>
/// A carried value may decay when it depends on itself, over one step or several, along elementwise operations that take zero
/// to zero. A sum of products over many units is left alone: it decays with them or not at all. What else is added to the value
/// may push it away, or, where inputs and biases are zero, may not: nothing is known of that here, and it is guarded. Every
/// such cycle is cut once. Runs on each pass after the tape is chosen, so that the guard is not differentiated: it moves a
/// value by less than <c>2⁻¹⁰²</c>.
/// </remarks>
internal sealed class GuardDenormals
{
    private readonly Dictionary<(Op Leaf, string Symbol), Node> _carried;
    private readonly HashSet<Node> _guarded = [];

    private GuardDenormals(Graph graph)
    {
        _carried = graph.Results.Where(r => Leaf(r.Role) is not null).ToDictionary(r => (Leaf(r.Role)!.Value, r.Symbol), r => r.Value);
        var values = _carried.Values.Where(v => v.Operands.Count > 0).Distinct().OrderBy(v => v.Id).ToArray();
        // What reads itself in one step is cut in any case, and may cut a longer way round.
        _guarded.UnionWith(values.Where(v => ReadsItself(v, withinOneStep: true)));
        foreach (var value in values.Where(v => !_guarded.Contains(v) && ReadsItself(v, withinOneStep: false)))
            _guarded.Add(value);
    }

    /// <summary>Marks the slots of a plan that are guarded.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="passes">The graphs of its passes.</param>
    public static KernelPlan Run(KernelPlan plan, params Graph[] passes)
    {
        HashSet<(SlotKind, string)> guarded = [.. passes.SelectMany(Guarded)];
        return plan with { Slots = [.. plan.Slots.Select(s => guarded.Contains((s.Kind, s.Symbol)) ? s with { IsGuarded = true } : s)] };
    }

    private static IEnumerable<(SlotKind, string)> Guarded(Graph graph)
    {
        var guarded = new GuardDenormals(graph)._guarded;
        return graph.Results.Where(r => Leaf(r.Role) is not null && guarded.Contains(r.Value))
            .Select(r => (r.Role == ResultRole.State ? SlotKind.State : SlotKind.StateGradient, r.Symbol));
    }

    // How the next iteration reads a result of that role; null where none does.
    private static Op? Leaf(ResultRole role) => role switch
    {
        ResultRole.State => Op.State,
        ResultRole.StateGradient => Op.StateGradient,
        _ => null,
    };

    // Whether a carried value shrinks with itself of an earlier step, by a way that no guard cuts yet.
    private bool ReadsItself(Node start, bool withinOneStep)
    {
        var seen = new HashSet<Node>();
        return Shrinking(start).Any(Visit);

        bool Visit(Node node)
        {
            if (!seen.Add(node) || (node != start && _guarded.Contains(node)))
                return false;
            if (!_carried.TryGetValue((node.Op, node.Symbol), out var next))
                return Shrinking(node).Any(Visit);
            return next == start || (!withinOneStep && Visit(next));
        }
    }

    // Operands that take the value towards zero with them. A constant that is added holds it away from zero.
    private static IEnumerable<Node> Shrinking(Node node) => node.Op switch
    {
        Op.Add or Op.Subtract or Op.MultiplyAdd when node.Operands.Any(o => o.Op == Op.Constant && !o.IsConstant(0)) => [],
        Op.Divide => [node.Operands[0]],
        Op.SelectLess or Op.SelectLessOrEqual => node.Operands.Skip(2),
        _ => node.IsElementwise && IsZeroOfZeros(OpTable.Of(node.Op)) ? node.Operands : [],
    };

    private static bool IsZeroOfZeros(OpRow row) => row.Value is { } value && value(new double[row.Arity]) == 0;
}
