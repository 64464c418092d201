using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Takes one of the two forms of a step: that of training, or that of inference, where nothing is drawn.</summary>
internal static class SettleTraining
{
    /// <summary>Whether the two forms differ.</summary>
    public static bool Applies(Graph graph) => graph.Nodes.Any(n => n.Op == Op.WhenTraining);

    public static Graph Run(Graph graph, bool training) =>
        Rewriter.Run(graph, node => node.Op == Op.WhenTraining ? node.Operands[training ? 0 : 1] : null);
}
