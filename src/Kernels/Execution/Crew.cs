using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>The members that carry out a layer's work: the calling thread, and a team where more than one thread was
/// asked for.</summary>
internal sealed class Crew<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Team? _team;

    public Crew(TileTable<T> tiles, int members)
    {
        Members = members;
        Runners = new PartRunner<T>[members];
        for (int i = 0; i < members; i++)
            Runners[i] = new PartRunner<T>(tiles);
    }

    public int Members { get; }

    public PartRunner<T>[] Runners { get; }

    public void Run(IWork work)
    {
        if (Members == 1)
        {
            work.Execute(0);
            return;
        }

        _team = TeamPool.Rent(Members);
        try
        {
            _team.Run(work);
        }
        finally
        {
            TeamPool.Return(_team);
            _team = null;
        }
    }

    /// <summary>Waits until all members are here.</summary>
    public void Sync() => _team?.Sync();

    public void Dispose()
    {
        foreach (PartRunner<T> runner in Runners)
            runner.Dispose();
    }
}
