using System.Diagnostics;
using System.Runtime;

namespace Kernels.Benchmarks.Peers;

/// <summary>A layer and its times.</summary>
internal sealed class Contestant(string name, ILayer layer) : IDisposable
{
    // The runtime compiles a method again, with optimisation, after thirty calls and a pause of 100 ms.
    private const int TieringPause = 120;
    private const double WarmUpMicroseconds = 20_000;
    private const int MostWarmUps = 10;

    // Between two of its steps the runtime may wait: for calls that it counts, or for others' methods.
    private const int QuietWarmUps = 2;

    private readonly List<double> _inference = [];
    private readonly List<TrainingTime> _training = [];

    public string Name => name;

    public bool Trains => layer.Trains;

    /// <summary>Runs until the runtime compiles nothing more, and caches are full.</summary>
    /// <param name="training">Whether training is measured.</param>
    /// <param name="compiled">Whether it is this process's runtime that compiles the layer.</param>
    public void WarmUp(bool training, bool compiled)
    {
        var quiet = 0;
        for (var i = 0; i < MostWarmUps && quiet < QuietWarmUps; i++)
        {
            var methods = JitInfo.GetCompiledMethodCount();
            var start = Stopwatch.GetTimestamp();
            do
            {
                layer.Infer(1);
                if (training && layer.Trains)
                    layer.Train(1);
            }
            while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < WarmUpMicroseconds);
            if (!compiled && i > 0)
                return;
            if (!compiled)
                continue;
            Thread.Sleep(TieringPause);
            quiet = JitInfo.GetCompiledMethodCount() == methods ? quiet + 1 : 0;
        }
    }

    /// <summary>A run's time, roughly: the faster of two.</summary>
    public double Estimate(bool training) => Math.Min(Time(training, 1), Time(training, 1));

    /// <summary>One turn: the layer's own threads awake and its caches full, then so many runs on the clock.</summary>
    public void Turn(bool training, int repetitions, bool unclockedFirst)
    {
        if (unclockedFirst)
            Time(training, 1);
        if (training)
            _training.Add(layer.Train(repetitions) / repetitions);
        else
            _inference.Add(layer.Infer(repetitions) / repetitions);
    }

    /// <summary>Bytes that a warm pass allocates, on whatever thread.</summary>
    public long Allocated(bool training)
    {
        // Others of the process may allocate meanwhile: the least of a few.
        var least = long.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            layer.Infer(1);
            if (training && layer.Trains)
                layer.Train(1);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    public Medians ToMedians() => new(Name)
    {
        Inference = MedianOf(_inference),
        Forward = MedianOf(_training.Select(time => time.Forward)),
        Backward = MedianOf(_training.Select(time => time.Backward)),
        Training = MedianOf(_training.Select(time => time.Both)),
    };

    public void Dispose() => layer.Dispose();

    private static double? MedianOf(IEnumerable<double> values) => values.Any() ? Medians.Median(values) : null;

    private double Time(bool training, int repetitions) =>
        training ? layer.Train(repetitions).Both : layer.Infer(repetitions);
}
