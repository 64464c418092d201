using Kernels.Benchmarks.Compressed;
using Kernels.Benchmarks.Costs;
using Kernels.Execution;

namespace Kernels.Benchmarks;

/// <summary>A cell that can be asked for by name.</summary>
/// <param name="Type">Its declaration.</param>
/// <param name="Compiled">Its plan.</param>
/// <param name="Measure">Measures it.</param>
/// <param name="Compress">Measures it with weights in every format, for some seconds.</param>
/// <param name="Cost">Measures what it costs at run time.</param>
internal sealed record RegisteredCell(
    Type Type, Func<CompiledCell> Compiled, Func<Workload, CellReport> Measure,
    Func<Workload, double, CompressedReport> Compress, Func<Workload, RunCost> Cost)
{
    /// <summary>Its name.</summary>
    public string Name => Type.Name;

    public static RegisteredCell Of<TCell>()
        where TCell : ICell<TCell> =>
        new(typeof(TCell), static () => TCell.Compiled, CellBenchmark.Run<TCell>, CompressedBenchmark.Run<TCell>, RunCost.Measure<TCell>);
}
