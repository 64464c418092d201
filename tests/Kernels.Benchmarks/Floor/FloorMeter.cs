using System.Diagnostics;
using Kernels.Execution;
using Kernels.Memory;

namespace Kernels.Benchmarks.Floor;

/// <summary>Measures the floor: about a second for two thread counts.</summary>
internal static unsafe class FloorMeter
{
    private const int Repetitions = 15;
    private const int WarmUpRepetitions = 3;

    // Long enough that handing the work to a team does not count, short enough that some repetition is undisturbed.
    private const double SecondsEach = 0.002;

    private static readonly (CacheLevel Level, long Kibibytes)[] Levels =
        [(CacheLevel.L1, 32), (CacheLevel.L2, 512), (CacheLevel.L3, 8 << 10), (CacheLevel.Dram, 128 << 10)];

    /// <summary>Everything, for the given numbers of threads.</summary>
    public static FloorResult Measure(params int[] threads) => new(
        [.. from target in Isa.Available from n in threads select PeakOf(target, n)],
        [.. from level in Levels from n in threads select BandwidthOf(level.Level, level.Kibibytes, n)],
        [.. from n in threads where n > 1 select TeamMeter.Measure(n)]);

    /// <summary>The multiply–add peak of one target.</summary>
    public static Peak PeakOf(Target target, int threads) => new(target, threads, target switch
    {
        Target.Vector512 => PeakOf<Lanes512>(threads),
        Target.Vector256 => PeakOf<Lanes256>(threads),
        _ => PeakOf<Lanes128>(threads),
    });

    private static double PeakOf<TLanes>(int threads)
        where TLanes : struct, ILanes<TLanes>
    {
        var rate = Rate(threads, (_, turns) => Loops.MultiplyAdd<TLanes>(turns));
        return rate * Loops.FlopsOf<TLanes>() * threads / 1e9;
    }

    private static Bandwidth BandwidthOf(CacheLevel level, long kibibytes, int threads)
    {
        var length = (kibibytes << 10) / sizeof(float);
        var buffers = Enumerable.Range(0, threads).Select(_ => new AlignedBuffer<float>(length)).ToArray();
        try
        {
            var rate = Isa.Available[0] switch
            {
                Target.Vector512 => Rate(threads, (m, turns) => Loops.Read<Lanes512>(buffers[m].Pointer, length, turns)),
                Target.Vector256 => Rate(threads, (m, turns) => Loops.Read<Lanes256>(buffers[m].Pointer, length, turns)),
                _ => Rate(threads, (m, turns) => Loops.Read<Lanes128>(buffers[m].Pointer, length, turns)),
            };
            return new Bandwidth(level, kibibytes, threads, rate * length * sizeof(float) * threads / 1e9);
        }
        finally
        {
            foreach (var buffer in buffers)
                buffer.Dispose();
        }
    }

    /// <summary>Turns a second of each thread, all of them running; the best repetition.</summary>
    private static double Rate(int threads, Func<int, long, float> loop)
    {
        var work = new LoopWork(loop) { Turns = 1 };
        while (SecondsOf(1, work) < SecondsEach)
            work.Turns *= 2;
        for (var i = 0; i < WarmUpRepetitions; i++)
            SecondsOf(threads, work);
        return work.Turns / Enumerable.Range(0, Repetitions).Min(_ => SecondsOf(threads, work));
    }

    private static double SecondsOf(int threads, LoopWork work)
    {
        var start = Stopwatch.GetTimestamp();
        TeamPool.Run(threads, work);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class LoopWork(Func<int, long, float> loop) : IWork
    {
        public long Turns { get; set; }

        public void Execute(int member) => loop(member, Turns);
    }
}
