using Kernels.Benchmarks.Floor;
using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>Measures lines: all contestants by turns, so that all see the same machine.</summary>
/// <param name="peers">The peers that are there.</param>
/// <param name="target">Our kernels.</param>
/// <param name="seconds">Computing time for the inference of a line; training has as much again for each half.</param>
internal sealed class Contest(IReadOnlyList<IPeer> peers, Target target, double seconds)
{
    public const string Us = "ours";
    private const int Alternations = 7;
    private const int FewestAlternations = 3;

    // A processor that has rested is slower for some milliseconds: a quarter, measured over the first two. Shorter turns
    // would measure how contestants wake up.
    private const double ShortestTurn = 10_000;

    // A run as long as this is its own warm-up.
    private const double LongRun = 20_000;

    private readonly IdleThreads _idle = new();

    /// <summary>Times that a team of threads did not come to rest.</summary>
    public int Disturbances => _idle.GivenUp;

    /// <summary>Checks that all agree, then measures.</summary>
    /// <param name="line">What to measure.</param>
    /// <param name="timed">False only checks.</param>
    public LineResult Run(Line line, bool timed)
    {
        var mistakes = new List<string>();
        var agreement = "";
        var contestants = new List<Contestant>();
        try
        {
            agreement = Build(line, contestants, mistakes);
            var peak = timed ? FloorMeter.PeakOf(target, line.Threads).Gigaflops : 0;
            if (timed)
            {
                Measure(line, contestants);
                // The clock of a shared machine drifts: the peak on both sides of the runs, and the better counts.
                peak = Math.Max(peak, FloorMeter.PeakOf(target, line.Threads).Gigaflops);
            }

            var medians = contestants.Select(contestant => contestant.ToMedians()).ToArray();
            return new(line, medians[0], medians[1..], mistakes, peak, agreement)
            {
                Allocated = timed ? contestants[0].Allocated(line.Trains) : null,
            };
        }
        finally
        {
            contestants.ForEach(contestant => contestant.Dispose());
        }
    }

    private string Build(Line line, List<Contestant> contestants, List<string> mistakes)
    {
        var problem = new Problem(line.Cell, line.Shape);
        var layer = line.Cell.Build(problem, line.Threads, target);
        contestants.Add(new(Us, layer));
        var ours = layer.Compute();
        Agreement.Difference? largest = null;
        foreach (var peer in line.Alone ? [] : peers)
        {
            if (peer.TryBuild(problem, line.Threads) is not { } rival)
                continue;
            var difference = Agreement.Compare(ours, rival.Compute());
            if (difference.IsAgreement)
            {
                contestants.Add(new(peer.Name, rival));
                largest = largest?.Value > difference.Value ? largest : difference;
                continue;
            }

            rival.Dispose();
            mistakes.Add($"{line}: {peer.Name} computes something else: {difference}");
        }

        return largest?.ToString() ?? "";
    }

    private void Measure(Line line, List<Contestant> contestants)
    {
        foreach (var contestant in contestants)
            contestant.WarmUp(line.Trains, compiled: contestant.Name == Us);
        Alternate([.. contestants], training: false, seconds);
        if (line.Trains)
            Alternate([.. contestants.Where(contestant => contestant.Trains)], training: true, 2 * seconds);
    }

    private void Alternate(Contestant[] contestants, bool training, double budget)
    {
        var turn = Math.Max(budget * 1e6 / (Alternations * contestants.Length), ShortestTurn);
        var runs = contestants.Select(contestant =>
        {
            Rest();
            var time = contestant.Estimate(training);
            return (Contestant: contestant, Time: time, Repetitions: Math.Max(1, (int)(turn / time)));
        }).ToArray();
        var round = runs.Sum(run => run.Time * run.Repetitions);
        var rounds = Math.Clamp((int)(2 * budget * 1e6 / round), FewestAlternations, Alternations);
        for (var i = 0; i < rounds * runs.Length; i++)
        {
            // Each begins a round in its turn.
            var run = runs[(i + (i / runs.Length)) % runs.Length];
            Rest();
            run.Contestant.Turn(training, run.Repetitions, unclockedFirst: run.Time < LongRun);
        }
    }

    private void Rest() => _idle.Wait([.. peers.Select(peer => peer.Process).OfType<int>().Distinct()]);
}
