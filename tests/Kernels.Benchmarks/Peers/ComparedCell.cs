using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>A declared cell that peers have too, or could be told.</summary>
/// <param name="Name">Its name, by which peers know which equations are meant.</param>
/// <param name="Compiled">Its plan.</param>
/// <param name="Gates">Its gates; a peer takes them in an order of its own.</param>
/// <param name="Build">Our layer: numbers, threads, kernels.</param>
internal sealed record ComparedCell(
    string Name, CompiledCell Compiled, IReadOnlyList<GateWeights> Gates, Func<Problem, int, Target, ILayer> Build)
{
    public static ComparedCell Of<TCell>(params GateWeights[] gates)
        where TCell : ICell<TCell> => new(
            typeof(TCell).Name, TCell.Compiled, gates,
            static (problem, threads, target) => new KernelsLayer<TCell>(problem, threads, target));

    /// <summary>The gates in a peer's order.</summary>
    public IEnumerable<GateWeights> InOrder(IEnumerable<string> order) =>
        order.Select(name => Gates.First(gate => gate.Gate == name));
}
