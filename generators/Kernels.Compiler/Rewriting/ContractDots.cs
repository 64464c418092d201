using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// A product that is read only to be summed over units is summed where it is made: no row of it is kept. Runs before
/// multiply–adds are contracted. What is summed over rows and steps as well has its units summed at the end.
/// </summary>
internal static class ContractDots
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        var summedOverSteps = new HashSet<Node>(graph.Nodes.Where(n => n.Op == Op.OverSteps).Select(n => n.Operands[0]));
        Rebuilder rebuilder = null!;
        rebuilder = new Rebuilder(node => node.Op == Op.Sum && !summedOverSteps.Contains(node) && IsOwnProduct(node.Operands[0])
            ? node.Build.Row(Op.Dot, [.. node.Operands[0].Operands.Select(rebuilder.Rebuild)]) : null);
        return rebuilder.Run(graph.Results);

        bool IsOwnProduct(Node node) => node.Op == Op.Multiply && node.Shape.Rank == 1 && uses[node] == 1;
    }
}
