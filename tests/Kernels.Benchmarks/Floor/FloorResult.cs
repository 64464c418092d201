using Kernels.Execution;

namespace Kernels.Benchmarks.Floor;

/// <summary>Multiply–adds on registers alone.</summary>
/// <param name="Target">With which instruction set.</param>
/// <param name="Threads">On how many threads.</param>
/// <param name="Gigaflops">10⁹ operations a second, all threads together.</param>
internal sealed record Peak(Target Target, int Threads, double Gigaflops);

/// <summary>Reading a buffer from front to back.</summary>
/// <param name="Level">Where it lies.</param>
/// <param name="Kibibytes">Its size for each thread.</param>
/// <param name="Threads">On how many threads, each with a buffer of its own.</param>
/// <param name="Gigabytes">10⁹ bytes a second, all threads together.</param>
internal sealed record Bandwidth(CacheLevel Level, long Kibibytes, int Threads, double Gigabytes);

/// <summary>What it costs that two or more threads work on one thing.</summary>
/// <param name="Threads">How many.</param>
/// <param name="BarrierNanoseconds">One barrier, all threads spinning.</param>
/// <param name="WarmNanoseconds">Handing out empty work and waiting for all, threads still spinning.</param>
/// <param name="ParkedNanoseconds">The same when the threads had gone to sleep; the median.</param>
internal sealed record TeamCost(int Threads, double BarrierNanoseconds, double WarmNanoseconds, double ParkedNanoseconds);

/// <summary>What this machine can do at all: every other figure is also given as a fraction of it.</summary>
/// <param name="Peaks">For each target and number of threads.</param>
/// <param name="Bandwidths">For each level and number of threads.</param>
/// <param name="Teams">For each number of threads beyond one.</param>
internal sealed record FloorResult(
    IReadOnlyList<Peak> Peaks, IReadOnlyList<Bandwidth> Bandwidths, IReadOnlyList<TeamCost> Teams)
{
    /// <summary>Peak of a number of threads, 10⁹ operations a second; one that was not measured is scaled from the nearest.</summary>
    public double PeakOf(Target target, int threads) =>
        Nearest(Peaks.Where(p => p.Target == target), p => p.Threads, threads) is { } peak
            ? peak.Gigaflops * threads / peak.Threads
            : double.NaN;

    /// <summary>Bandwidth of a number of threads, 10⁹ bytes a second.</summary>
    public double BandwidthOf(CacheLevel level, int threads) =>
        Nearest(Bandwidths.Where(b => b.Level == level), b => b.Threads, threads) is { } found
            ? found.Gigabytes * threads / found.Threads
            : double.NaN;

    /// <summary>A rate of multiply–adds as a fraction of the peak: 1 is all that the processor has.</summary>
    public double ShareOfPeak(double gigaflops, Target target, int threads) => gigaflops / PeakOf(target, threads);

    /// <summary>A rate of bytes as a fraction of what a level delivers.</summary>
    public double ShareOfBandwidth(double gigabytes, CacheLevel level, int threads) => gigabytes / BandwidthOf(level, threads);

    private static T? Nearest<T>(IEnumerable<T> rows, Func<T, int> threads, int wanted) =>
        rows.OrderBy(row => Math.Abs(threads(row) - wanted)).FirstOrDefault();
}
