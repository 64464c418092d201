using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>The members that carry out a layer's work: the calling thread, and a team where more than one thread was
/// asked for.</summary>
internal sealed class Crew<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Team? _team;

    public Crew(TileTable<T> tiles, int members)
    {
        Members = members;
        Runners = new PartRunner<T>[members];
        for (int i = 0; i < members; i++)
            Runners[i] = new PartRunner<T>(tiles);
        _team = members > 1 ? new Team(members) : null;
    }

    // The team's threads know the team, not the crew: a layer that nobody disposes still ends its threads.
    ~Crew() => _team?.Stop();

    public int Members { get; }

    public PartRunner<T>[] Runners { get; }

    public void Run(IWork work)
    {
        if (_team is null)
            work.Execute(0);
        else
            _team.Run(work);
    }

    /// <summary>Waits until all members are here.</summary>
    public void Sync() => _team?.Sync();

    public void Dispose()
    {
        _team?.Dispose();
        foreach (PartRunner<T> runner in Runners)
            runner.Dispose();
        GC.SuppressFinalize(this);
    }
}
