using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Rebuilds a graph operands first, replacing each node as long as a step has an answer.</summary>
internal static class Rewriter
{
    public static Graph Run(Graph graph, Func<Node, Node?> step)
    {
        var done = new Dictionary<Node, Node>();
        return new Graph(graph.Results.Select(r => r with { Value = Rewrite(r.Value) }));

        Node Rewrite(Node node)
        {
            if (done.TryGetValue(node, out var known))
                return known;
            var operands = node.Operands.Select(Rewrite).ToArray();
            var rebuilt = operands.SequenceEqual(node.Operands) ? node : node.Build.Copy(node, operands);
            var result = step(rebuilt) is { } better ? Rewrite(better) : rebuilt;
            if (result.Operands.Count > 0)
                result.Name ??= node.Name;
            return done[node] = result;
        }
    }
}
