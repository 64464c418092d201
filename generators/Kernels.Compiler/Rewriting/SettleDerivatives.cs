using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// Values with a declared derivative become plain values. Runs once gradients exist: before that it would change them.
/// </summary>
internal static class SettleDerivatives
{
    public static Graph Run(Graph graph) =>
        Rewriter.Run(graph, node => node.IsElementwise && OpTable.Of(node.Op).IsDeclared ? Stretched(node) : null);

    // A number may not take the place of a vector: whoever reads the value expects one element per unit. Chosen from
    // two equal ones by any comparison of vectors it has one, whatever they hold.
    private static Node Stretched(Node node)
    {
        var value = node.Operands[0];
        if (value.Shape == node.Shape)
            return value;
        var vector = node.Operands.First(o => o.Shape == node.Shape);
        return node.Build.Apply(Op.SelectLess, vector, vector, value, value);
    }
}
