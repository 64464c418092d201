using System.Numerics;
using Kernels.Execution.Levels;

namespace Kernels.Execution;

/// <content>Runs over the nodes of a structure: one step, whose rows are the nodes, level after level.</content>
internal sealed unsafe partial class ForwardWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private LevelRows<T>? _levels;

    /// <summary>The whole run, from leaves to roots.</summary>
    public void Run(PackedWeights<T> packed, LevelRows<T> levels)
    {
        packed.Refresh(Crew, Call.Draws);
        _levels = levels;
        Sharing.OfLevels(Pass.Cost, levels, Crew);
        PrepareRunners(skipsZeros: true);
        foreach (PartRunner<T> runner in Crew.Runners)
            runner.ZeroBeyond = false;
        Crew.Run(this);
    }

    private void RunLevels(LevelRows<T> levels, int member)
    {
        Crew.Runners[member].SetStep(0, 0);
        levels.Enter(Share(Call.Shape.Batch, member));
        Crew.Sync(member);
        for (int level = 0; level < levels.Count; level++)
        {
            WorkRows rows = levels[level];
            (int From, int To) mine = Share(rows, member);
            levels.Gather(mine);
            LoadStates(member, mine);
            StageInputs(member, 0, mine);
            _draws.Write(Crew.Runners[member].Moments, mine, 0);
            PrepareShares(member, rows);
            Crew.Sync(member);
            RunBlock(Pass.Before, member, rows, 0);
            if (Pass.Info.Exchanged)
                RunExchanged(member, 0, 0, 1, 1);
            else
                RunStep(member, first: true, rows.AreShared);
            Crew.Sync(member);
            RunBlock(Pass.After, member, rows, 0);
            StoreOutputs(member, 0, mine);
            StoreStates(member, mine);
            Crew.Sync(member);
        }

        levels.Leave(Share(Call.Shape.Batch, member));
    }

    /// <summary>States that enter a node.</summary>
    private void LoadStates(int member, (int From, int To) rows)
    {
        for (int i = 0; i < _cell.States.Length; i++)
        {
            RowCopy.In(Call.InitialStates[i], _sizes[_cell.States[i].Size], Pass.Map.Bound(new(_cell.States[i].Slot)),
                Crew.Runners[member].Moments, rows, default, 0, Call.Shape.Batch);
        }
    }

    /// <summary>States that leave a node.</summary>
    private void StoreStates(int member, (int From, int To) rows)
    {
        for (int i = 0; i < _cell.States.Length; i++)
        {
            RowCopy.Out(Pass.Map.Bound(new(_cell.States[i].Slot, Next: true)), Crew.Runners[member].Moments,
                Call.FinalStates[i], _sizes[_cell.States[i].Size], rows, default, 0, Call.Shape.Batch);
        }
    }
}
