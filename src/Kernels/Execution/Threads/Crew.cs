using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>The members that carry out a layer's work: the calling thread, and a team where more than one thread was
/// asked for.</summary>
internal sealed class Crew<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Team? _team;

    public Crew(TileTable<T> tiles, int threads)
    {
        Members = threads;
        Runners = new PartRunner<T>[threads];
        for (int i = 0; i < threads; i++)
            Runners[i] = new PartRunner<T>(tiles);
    }

    /// <summary>How many could take part in a run.</summary>
    public int Threads => Runners.Length;

    /// <summary>Who takes part in the present run: at most as many as threads were asked for.</summary>
    public int Members { get; set; }

    /// <summary>How runs are to be shared whatever they cost; null to have it chosen.</summary>
    public Split? Split { get; init; }

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
    public void Sync(int member) => _team?.Sync(member);

    public void Dispose()
    {
        foreach (PartRunner<T> runner in Runners)
            runner.Dispose();
    }
}
