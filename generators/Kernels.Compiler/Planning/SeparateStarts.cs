using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Planning;

/// <summary>
/// Lets products that read the same operands be computed together although not the same part of each is hoisted: they start
/// from their biases, and what was hoisted is added by the equations. Where the same part of all is hoisted, they go on
/// starting from that. Runs after products are carried and before multiply–adds are contracted.
/// </summary>
internal static class SeparateStarts
{
    public static Graph Run(Graph graph)
    {
        var recurrent = Recurrent(graph);
        var apart = new HashSet<Node>(graph.Nodes.Where(n => n.Op == Op.Affine && recurrent.Contains(n))
            .GroupBy(a => (a.Shape, Operands(a, hoisted: false))).Where(alike => alike.Key.Item2.Length > 0)
            .Where(alike => alike.Select(a => Operands(a, hoisted: true)).Distinct().Count() > 1)
            .SelectMany(alike => alike).Where(a => a.AllTerms.Any(IsHoisted)));
        if (apart.Count == 0)
            return graph;
        Rebuilder rebuilder = null!;
        rebuilder = new Rebuilder(node => apart.Contains(node) ? Part(node, hoisted: false) + Part(node, hoisted: true) : null);
        return rebuilder.Run(graph.Results);

        Node Part(Node affine, bool hoisted) => affine.Build.Affine(
            affine.AllTerms.Where(t => IsHoisted(t) == hoisted).Select(t => (t.Weight, rebuilder.Rebuild(t.Operand), t.Transposed)),
            hoisted ? affine.Bias : null);
    }

    // Products that the recurrence does not depend on are left until after the steps, where nothing of them is hoisted.
    private static HashSet<Node> Recurrent(Graph graph)
    {
        var forward = new HashSet<Node>(Below(r => r.IsForward));
        var recurrent = new HashSet<Node>(Below(r => r.Role == ResultRole.State));
        recurrent.UnionWith(Below(r => r.Role is ResultRole.StateGradient or ResultRole.Carried).Where(n => !forward.Contains(n)));
        return recurrent;

        IEnumerable<Node> Below(Func<Result, bool> which) => Graph.Order(graph.Results.Where(which).Select(r => r.Value));
    }

    private static string Operands(Node affine, bool hoisted) => string.Join(
        " ", affine.AllTerms.Where(t => IsHoisted(t) == hoisted).Select(t => (t.Operand.Id, t.Transposed)).OrderBy(t => t));

    private static bool IsHoisted((Node Weight, Node Operand, bool Transposed) term) => term.Operand.Domain <= Domain.Sequence;
}
