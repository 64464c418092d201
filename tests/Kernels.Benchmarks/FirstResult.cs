using System.Diagnostics;

namespace Kernels.Benchmarks;

/// <summary>How long a user waits from <c>new Recurrent</c> to the first result of inference.</summary>
/// <param name="ColdMilliseconds">In a fresh process: the runtime compiles everything on the way.</param>
/// <param name="WarmMilliseconds">A second layer of the same cell: weights are drawn and packed, nothing is compiled.</param>
internal sealed record FirstResult(double ColdMilliseconds, double WarmMilliseconds)
{
    /// <summary>Measures both; cold is only true of the first call in a process.</summary>
    public static FirstResult Measure<TCell>(Workload work)
        where TCell : ICell<TCell> => new(MillisecondsOf<TCell>(work), MillisecondsOf<TCell>(work));

    private static double MillisecondsOf<TCell>(Workload work)
        where TCell : ICell<TCell>
    {
        var start = Stopwatch.GetTimestamp();
        using var layer = CellBenchmark.NewLayer<TCell>(work);
        layer.Infer(layer.NewSequence(work.Steps, work.Batch, gradients: false));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
