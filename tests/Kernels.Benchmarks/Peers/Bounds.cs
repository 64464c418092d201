using Kernels.Benchmarks.Floor;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>What the machine's floor allows a figure to be.</summary>
/// <param name="floor">The floor, measured beside the figures.</param>
/// <param name="target">Our kernels.</param>
internal sealed class Bounds(FloorResult floor, Target target)
{
    /// <summary>From this share of a bound on, a contestant is said to sit on it.</summary>
    public const double OnTheBound = 0.7;

    /// <summary>Multiply–add peak of a number of threads, 10⁹ operations a second, once for the whole run.</summary>
    public double Peak(int threads) => floor.PeakOf(target, threads);

    /// <summary>Microseconds that the products take at the peak.</summary>
    public static double Compute(Figure figure) => figure.Flops / figure.Peak / 1e3;

    /// <summary>Microseconds of reading the weights that meet the state, once a step, from where they fit.</summary>
    public double Streaming(Figure figure) =>
        figure.StreamedBytes / floor.BandwidthOf(
            CacheSizes.LevelOf(figure.WeightBytes, figure.Line.Threads), figure.Line.Threads) / 1e3;

    /// <summary>The larger of both.</summary>
    public double Of(Figure figure) => Math.Max(Compute(figure), Streaming(figure));

    /// <summary>Whether two times are both within reach of one bound.</summary>
    public bool IsShared(Figure figure, double other) => Of(figure) >= OnTheBound * Math.Max(figure.Ours, other);

    /// <summary>Bandwidth of a level, 10⁹ bytes a second.</summary>
    public double Bandwidth(CacheLevel level, int threads) => floor.BandwidthOf(level, threads);
}
