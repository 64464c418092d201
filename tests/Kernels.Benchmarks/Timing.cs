using System.Diagnostics;

namespace Kernels.Benchmarks;

/// <summary>Times of one piece of work, in microseconds.</summary>
internal sealed class Timing
{
    private readonly List<double> _samples = [];

    /// <summary>Number of runs.</summary>
    public int Samples => _samples.Count;

    /// <summary>The fastest run: what the code can do when nothing disturbs it.</summary>
    public double Best => _samples.Min();

    /// <summary>The median run.</summary>
    public double Median => Quantile(0.5);

    /// <summary>Sum of all runs.</summary>
    public double Total { get; private set; }

    /// <summary>Runs the work once and keeps the time.</summary>
    public void Measure(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        _samples.Add(time);
        Total += time;
    }

    /// <summary>A quantile, nearest rank.</summary>
    public double Quantile(double share) => _samples.Order().ElementAt((int)(share * (_samples.Count - 1)));
}
