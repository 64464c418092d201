using Kernels.Benchmarks.Floor;
using Kernels.Benchmarks.Parts;
using Kernels.Benchmarks.Peers;
using Kernels.Execution;

namespace Kernels.Benchmarks.Streams;

/// <summary>What the machine's floor allows a step to take, nanoseconds.</summary>
/// <param name="Products">The products at the multiply–add peak; null for whole numbers, whose peak is not measured.</param>
/// <param name="Reading">The weights, read once from the cache that holds them.</param>
/// <param name="Functions">Three sigmoids and two tangents for each unit, at their pace over many numbers.</param>
internal sealed record StreamBound(double? Products, double Reading, double Functions)
{
    /// <summary>The functions wait for the products, or for the weights: whichever takes longer.</summary>
    public double All => Math.Max(Products ?? 0, Reading) + Functions;

    /// <summary>Nanoseconds that the functions of one LSTM unit take.</summary>
    public static double FunctionsOfUnit(Target target)
    {
        var parts = new ActivationParts { Width = target.ToString() };
        parts.SetUp();
        return (3 * NanosecondsOf(parts.Sigmoid)) + (2 * NanosecondsOf(parts.Tanh));
    }

    /// <summary>The bound of one contestant.</summary>
    public static StreamBound Of(StreamSize size, StreamContestant contestant, FloorResult floor, Target target, double functionsOfUnit) => new(
        contestant.Kernel == StreamBenchmark.NameOf(WeightFormat.Int8) ? null : size.Flops / floor.PeakOf(target, 1),
        contestant.WeightBytes / floor.BandwidthOf(CacheSizes.LevelOf(contestant.WeightBytes, 1), 1),
        functionsOfUnit * size.Hidden);

    private static double NanosecondsOf(Action work)
    {
        var timing = new Timing();
        for (var i = 0; i < 200; i++)
            timing.Measure(work);
        return timing.Best * 1e3 / ActivationParts.Elements;
    }
}
