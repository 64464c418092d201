using System.Diagnostics;
using System.Globalization;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>Two pieces of work by turns, so that both see the same machine.</summary>
internal sealed class Duel(string what, Action ours, Action theirs)
{
    private const int WarmUpRuns = 40;
    private const int WarmUpPause = 150;
    private readonly Timing _ours = new();
    private readonly Timing _theirs = new();

    /// <summary>Lets the runtime optimise our code, and caches fill.</summary>
    public void WarmUp()
    {
        for (var i = 0; i < WarmUpRuns; i++)
        {
            ours();
            theirs();
        }

        Thread.Sleep(WarmUpPause);
        ours();
    }

    /// <summary>One turn each; who begins alternates.</summary>
    public void Round()
    {
        if (_ours.Samples % 2 == 0)
            _ours.Measure(ours);
        _theirs.Measure(theirs);
        if (_ours.Samples < _theirs.Samples)
            _ours.Measure(ours);
    }

    /// <summary>Rounds for some seconds, of several duels in turn: a backward pass needs the forward pass before it.</summary>
    public static void Fight(double seconds, params Duel[] duels)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
            foreach (var duel in duels)
                duel.Round();
    }

    /// <summary>Medians, best times, and how fast we are beside the rival (above 1: faster).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{what,-18} ours {_ours.Median,9:F1} µs (best {_ours.Best,9:F1})   oneDNN {_theirs.Median,9:F1} µs (best {_theirs.Best,9:F1})   ours at {_theirs.Median / _ours.Median:F2} × oneDNN (best {_theirs.Best / _ours.Best:F2})");
}
