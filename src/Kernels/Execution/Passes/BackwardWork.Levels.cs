using System.Numerics;
using Kernels.Execution.Levels;

namespace Kernels.Execution;

/// <content>Runs over the nodes of a structure: one step, whose rows are the nodes, from the last level to the
/// first.</content>
internal sealed unsafe partial class BackwardWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private LevelRows<T>? _levels;

    /// <summary>Finds all places and decides how to share the work; runs before <see cref="Execute"/>.</summary>
    public void Prepare(LevelRows<T> levels)
    {
        _levels = levels;
        Sharing.OfLevels(Pass.Cost, levels, Crew);
        PrepareRunners(skipsZeros: true);
        foreach (PartRunner<T> runner in Crew.Runners)
            (runner.ZeroBeyond, runner.FinalGradients) = (true, _states.Injected);
        _weights.Prepare();
        _states.Prepare();
        ClearPrevious();
    }

    private void RunLevels(LevelRows<T> levels, int member)
    {
        PartRunner<T> runner = Crew.Runners[member];
        _weights.Begin(member);
        for (int level = levels.Count - 1; level >= 0; level--)
        {
            WorkRows rows = levels[level];
            (int From, int To) mine = Share(rows, member);
            runner.SetStep(0, 0);
            runner.SetGradientEntry(0);
            levels.GatherGradients(mine);
            _staging.In(runner.Moments, mine, 0);
            _draws.Write(runner.Moments, mine, 0);
            _states.Load(runner.Moments, mine);
            PrepareShares(member, rows);
            Crew.Sync(member);
            RunBlock(Pass.Before, member, rows, 0);
            if (Pass.Info.Exchanged)
                RunExchanged(member, 0, 0, 1, -1);
            else
                RunStep(member, first: true, rows.AreShared);
            Crew.Sync(member);
            RunBlock(Pass.After, member, rows, UnwantedInputGradients);
            _staging.Out(runner.Moments, mine, 0);
            runner.SetStep(0, -1);
            runner.SetGradientEntry(1);
            _states.Store(member, (rows.From, rows.To));
            Crew.Sync(member);
        }

        runner.SetStep(0, 0);
        _weights.AddBlock(member, 0, levels.Computed);
        levels.LeaveGradients(Share(Call.Shape.Batch, member));
        Crew.Sync(member);
        _weights.Finish(member);
    }
}
