using System.Diagnostics;
using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.Streams;

/// <summary>Streams of one size by turns in one process.</summary>
internal static class StreamBenchmark
{
    public const string Plan = "plan";
    public const string Sized = "compile-time sizes";

    private const int StepsCompared = 20;

    /// <summary>Measures every kernel of a size.</summary>
    /// <param name="size">Which.</param>
    /// <param name="target">Our kernels.</param>
    /// <param name="seconds">How long, all kernels together.</param>
    /// <param name="take">Takes the contestants before they end.</param>
    public static void Run(StreamSize size, Target target, double seconds, Action<IReadOnlyList<StreamContestant>> take)
    {
        using var layer = new Recurrent<Lstm>(size.Input, size.Hidden, new() { Threads = 1, Target = target });
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, size.Input).Select(_ => (2 * random.NextSingle()) - 1)];
        StreamContestant[] contestants = [.. Contestants(size, layer)];
        try
        {
            ExpectSameBits(size, contestants, x);
            foreach (var contestant in contestants)
                contestant.WarmUp(x);
            for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds;)
            {
                foreach (var contestant in contestants)
                    contestant.Turn();
            }

            take(contestants);
        }
        finally
        {
            foreach (var contestant in contestants)
                contestant.Dispose();
        }
    }

    /// <summary>The kernel's word for a format.</summary>
    public static string NameOf(WeightFormat format) => $"plan, {format.ToString().ToLowerInvariant()} weights";

    private static IEnumerable<StreamContestant> Contestants(StreamSize size, Recurrent<Lstm> layer)
    {
        using (var single = layer.Compress(WeightFormat.Float32))
        {
            var bytes = single.WeightBytes;
            yield return new(Plan, layer.NewStream(), bytes, null);
            if (size.Sized is { } build && build(layer) is var (owner, stream))
                yield return new(Sized, stream, bytes, owner);
        }

        foreach (var format in new[] { WeightFormat.BFloat16, WeightFormat.Int8 })
        {
            var compressed = layer.Compress(format);
            yield return new(NameOf(format), compressed.NewStream(), compressed.WeightBytes, compressed);
        }
    }

    private static void ExpectSameBits(StreamSize size, StreamContestant[] contestants, float[] x)
    {
        var plan = contestants[0].After(StepsCompared, x);
        if (contestants.FirstOrDefault(c => c.Kernel == Sized) is { } sized && !sized.After(StepsCompared, x).SequenceEqual(plan))
        {
            throw new InvalidOperationException(
                $"LSTM {size.Input} → {size.Hidden}: the kernel of compile-time sizes computes other bits than the plan.");
        }
    }
}
