using System.Diagnostics;

namespace Kernels.Benchmarks.Streams;

/// <summary>One kernel's stream of one row, and its times.</summary>
/// <param name="kernel">Which kernel: a word.</param>
/// <param name="stream">One row, one thread.</param>
/// <param name="weightBytes">Bytes of weights that a step reads.</param>
/// <param name="owner">What the stream belongs to, if it ends with the stream.</param>
internal sealed class StreamContestant(string kernel, Stream<float> stream, long weightBytes, IDisposable? owner) : IDisposable
{
    private const int StepsEach = 256;
    private const int WarmUpRuns = 100;
    private const int WarmUpPause = 150;
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly List<double> _inARow = [];
    private readonly List<float> _single = [];

    public string Kernel => kernel;

    public long WeightBytes => weightBytes;

    /// <summary>Steps one after the other, nanoseconds each: what a second of streaming costs.</summary>
    public double InARow => Quantile(_inARow, 0.5);

    /// <summary>What a clock takes to be read, nanoseconds: taken off every single step.</summary>
    public static double Clock { get; } = ReadClock();

    /// <summary>A quantile of single steps, nanoseconds.</summary>
    public double Single(double share) => Quantile(_single.Select(time => (double)time), share);

    /// <summary>Runs until the runtime compiles nothing more.</summary>
    public void WarmUp(float[] x)
    {
        x.CopyTo(stream.Input("x"));
        for (var i = 0; i < 2; i++)
        {
            for (var run = 0; run < WarmUpRuns; run++)
                Step(StepsEach);
            Thread.Sleep(WarmUpPause);
        }
    }

    /// <summary>One turn: so many steps in a row, then each on the clock.</summary>
    public void Turn()
    {
        Step(StepsEach);
        var start = Stopwatch.GetTimestamp();
        Step(StepsEach);
        _inARow.Add((Stopwatch.GetTimestamp() - start) * NanosecondsPerTick / StepsEach);
        for (var i = 0; i < StepsEach; i++)
        {
            var before = Stopwatch.GetTimestamp();
            stream.Step();
            _single.Add((float)(((Stopwatch.GetTimestamp() - before) * NanosecondsPerTick) - Clock));
        }
    }

    /// <summary>The output after some steps from a zero state.</summary>
    public float[] After(int steps, float[] x)
    {
        stream.Reset();
        x.CopyTo(stream.Input("x"));
        Step(steps);
        return stream.Output("h").ToArray();
    }

    public void Dispose()
    {
        stream.Dispose();
        owner?.Dispose();
    }

    private static double ReadClock()
    {
        var times = new double[10_000];
        for (var i = 0; i < times.Length; i++)
        {
            var before = Stopwatch.GetTimestamp();
            times[i] = (Stopwatch.GetTimestamp() - before) * NanosecondsPerTick;
        }

        return Quantile(times, 0.5);
    }

    private static double Quantile(IEnumerable<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    private void Step(int steps)
    {
        for (var i = 0; i < steps; i++)
            stream.Step();
    }
}
