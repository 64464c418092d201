using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Folds constants and applies <see cref="SimplifyRules"/>, operands first, until nothing changes. Equal values are shared on the way.</summary>
internal static class Simplify
{
    public static Graph Run(Graph graph) => Rewriter.Run(graph, Step);

    private static Node? Step(Node node)
    {
        if (node.IsElementwise && node.Operands.All(o => o.Op == Op.Constant))
            return node.Build.Constant(OpTable.Of(node.Op).Value!([.. node.Operands.Select(o => o.Value)]));
        return SimplifyRules.All.Select(rule => rule.Apply(node)).FirstOrDefault(n => n is not null && n != node);
    }
}
