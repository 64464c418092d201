using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Differentiation;

/// <summary>
/// Reverse sweep: from a step's graph to the same graph with gradients of its inputs, entering states and weights,
/// given those of its outputs and leaving states. Nothing is simplified here.
/// </summary>
internal static class Differentiate
{
    public static Graph Run(Graph graph)
    {
        var sweep = new ReverseSweep();
        foreach (var result in graph.Results)
            sweep.Seed(result);
        foreach (var node in graph.Nodes.Reverse())
            sweep.Visit(node);
        var leaves = graph.Nodes.Concat(UnreadStates(graph));
        return new Graph(graph.Results.Concat(leaves.Select(sweep.GradientOf).OfType<Result>()));
    }

    // A state that the step sets and does not read has a gradient all the same: zero.
    private static IEnumerable<Node> UnreadStates(Graph graph)
    {
        var read = graph.Nodes.Where(n => n.Op == Op.State).Select(n => n.Symbol).ToList();
        return graph.Results.Where(r => r.Role == ResultRole.State && !read.Contains(r.Symbol))
            .Select(r => r.Value.Build.Leaf(Op.State, r.Symbol, r.Value.Shape, Domain.Step));
    }
}
