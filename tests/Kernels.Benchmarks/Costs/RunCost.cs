using System.Runtime;

namespace Kernels.Benchmarks.Costs;

/// <summary>What a cell costs at run time.</summary>
/// <param name="JitMilliseconds">The runtime compiles its kernels on the way to the first gradient.</param>
/// <param name="TapeBytes">Kept for the backward pass, for each row and step.</param>
/// <param name="PackedBytes">The layer's weights in the order in which tiles read them, float.</param>
/// <param name="WeightBytes">The weights themselves.</param>
internal sealed record RunCost(double JitMilliseconds, double TapeBytes, long PackedBytes, long WeightBytes)
{
    /// <summary>Measures a cell; the first call for it in this process counts, after another cell has run.</summary>
    public static RunCost Measure<TCell>(Workload work)
        where TCell : ICell<TCell>
    {
        var before = JitInfo.GetCompilationTime(currentThread: true);
        using var layer = CellBenchmark.NewLayer<TCell>(work);
        var sequence = layer.NewSequence(work.Steps, work.Batch, gradients: true);
        layer.Infer(sequence);
        layer.Forward(sequence);
        layer.Backward(sequence);
        var compiling = JitInfo.GetCompilationTime(currentThread: true) - before;
        using var packed = layer.Compress(WeightFormat.Float32);
        return new RunCost(
            compiling.TotalMilliseconds,
            (double)layer.TapeBytes(work.Steps, work.Batch) / ((work.Steps + 1) * work.Batch),
            packed.WeightBytes, layer.Weights.All.Length * (long)sizeof(float));
    }
}
