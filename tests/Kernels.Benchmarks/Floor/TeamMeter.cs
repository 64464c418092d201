using System.Diagnostics;
using Kernels.Execution;

namespace Kernels.Benchmarks.Floor;

/// <summary>Measures what our own team of threads costs.</summary>
internal static class TeamMeter
{
    private const int Barriers = 20_000;
    private const int Rounds = 20_000;
    private const int Repetitions = 5;
    private const int ParkedRounds = 21;

    // Well beyond the time for which idle members spin.
    private const int MillisecondsToPark = 10;

    public static TeamCost Measure(int threads)
    {
        using var team = new Team(threads);
        var meeting = new Meeting(team);
        var nothing = new Nothing();
        return new TeamCost(
            threads,
            Best(() => Nanoseconds(() => team.Run(meeting)) / Barriers),
            Best(() => Nanoseconds(() => Repeat(team, nothing)) / Rounds),
            Parked(team, nothing));
    }

    private static void Repeat(Team team, IWork work)
    {
        for (var i = 0; i < Rounds; i++)
            team.Run(work);
    }

    private static double Parked(Team team, IWork work)
    {
        var timing = new Timing();
        for (var i = 0; i < ParkedRounds; i++)
        {
            Thread.Sleep(MillisecondsToPark);
            timing.Measure(() => team.Run(work));
        }

        return timing.Median * 1e3;
    }

    private static double Best(Func<double> measure) => Enumerable.Range(0, Repetitions).Min(_ => measure());

    private static double Nanoseconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    private sealed class Meeting(Team team) : IWork
    {
        public void Execute(int member)
        {
            for (var i = 0; i < Barriers; i++)
                team.Sync(member);
        }
    }

    private sealed class Nothing : IWork
    {
        public void Execute(int member)
        {
        }
    }
}
