using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Drops the gradients of weights that are not trained, and with them all work that only they need.</summary>
internal static class FreezeWeights
{
    public static Graph Run(Graph graph, CellDescription cell)
    {
        var frozen = cell.Weights.Where(w => w.Frozen).Select(w => w.Name).ToList();
        return new Graph(graph.Results.Where(r => r.Role != ResultRole.WeightGradient || !frozen.Contains(r.Symbol)));
    }
}
