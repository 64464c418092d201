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
        return new Graph(graph.Results.Concat(graph.Nodes.Select(sweep.GradientOf).OfType<Result>()));
    }
}
