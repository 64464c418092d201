using Kernels.Benchmarks.Compressed;
using Kernels.Execution;

namespace Kernels.Benchmarks;

/// <summary>A cell that can be asked for by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Compiled">Its plan.</param>
/// <param name="Measure">Measures it.</param>
/// <param name="Compress">Measures it with weights in every format, for some seconds.</param>
internal sealed record RegisteredCell(
    string Name, Func<CompiledCell> Compiled, Func<Workload, CellReport> Measure,
    Func<Workload, double, CompressedReport> Compress)
{
    public static RegisteredCell Of<TCell>(string name)
        where TCell : ICell<TCell> =>
        new(name, static () => TCell.Compiled, CellBenchmark.Run<TCell>, CompressedBenchmark.Run<TCell>);
}
