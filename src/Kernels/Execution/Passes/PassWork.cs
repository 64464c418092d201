using System.Numerics;

namespace Kernels.Execution;

/// <summary>What forward and backward runs have in common: members, shares and stages.</summary>
/// <remarks>
/// Every member executes the same program over its share. Work over a block is shared by rows, or by panels so that a
/// slice of the weights stays in a member's cache; steps are shared by batch rows without any waiting, or by panels
/// with one barrier per stage.
/// </remarks>
internal abstract unsafe class PassWork<T>(Pass<T> pass, Call<T> call, Crew<T> crew) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    protected Pass<T> Pass { get; } = pass;

    protected Call<T> Call { get; } = call;

    protected Crew<T> Crew { get; } = crew;

    /// <summary>Whether members share batch rows; otherwise they share panels of units.</summary>
    protected bool SplitsRows { get; private set; }

    public abstract void Execute(int member);

    /// <summary>Finds all places and decides how to share the work; runs before <see cref="Execute"/>.</summary>
    public virtual void Prepare()
    {
        int batch = Call.Shape.Batch;
        Split split = Crew.Split ?? Sharing.Choose(Pass.Cost, Call.Shape.Steps, batch, Crew.Threads);
        Crew.Members = split == Split.None ? 1 : Crew.Threads;
        SplitsRows = split == Split.Rows;
        PrepareRunners();
        for (int member = 0; member < Crew.Members; member++)
            PrepareShares(member, new WorkRows(0, batch, SplitsRows));
    }

    /// <summary>Finds all places, for as many members as take part.</summary>
    /// <param name="skipsZeros">Whether rows of zeros are worth looking for.</param>
    protected void PrepareRunners(bool skipsZeros = false)
    {
        Pass.Prepare(Call.Shape);
        for (int member = 0; member < Crew.Members; member++)
        {
            PartRunner<T> runner = Crew.Runners[member];
            runner.Batch = Call.Shape.Batch;
            runner.Lengths = Call.Lengths;
            runner.SkipsZeros = skipsZeros;
            runner.Ensure(Pass.Scratch, Pass.Bindings);
        }
    }

    protected (int From, int To) Share(int count, int member) => new Share(member, Crew.Members).Of(count);

    protected (int From, int To) Share(WorkRows rows, int member)
    {
        (int from, int to) = Share(rows.To - rows.From, member);
        return (rows.From + from, rows.From + to);
    }

    /// <summary>Stages over all rows of a block.</summary>
    protected void RunBlock(Part<T>[][] stages, int member, int rows, ulong skippedInputGradients) =>
        RunBlock(stages, member, new WorkRows(0, rows, SplitsRows), skippedInputGradients);

    /// <summary>Stages over some rows of a block.</summary>
    protected void RunBlock(Part<T>[][] stages, int member, WorkRows rows, ulong skippedInputGradients)
    {
        int batch = Call.Shape.Batch;
        foreach (Part<T>[] stage in stages)
        {
            foreach (Part<T> part in stage)
            {
                if (part.OnlyInputGradients != 0 && (part.OnlyInputGradients & ~skippedInputGradients) == 0)
                    continue;
                PartShare<T> share = part.Shares[member];
                bool byRows = BlocksByRows(part, rows);
                (int From, int To) mine = byRows ? Share(rows, member) : (rows.From, rows.To);
                if (part.IsOnce)
                    Crew.Runners[member].RunOnce(share, byRows ? Share(batch, member) : (0, batch));
                else if (part.GoesByStep)
                    Crew.Runners[member].RunByStep(share, mine);
                else if (part.TakesRows)
                    Crew.Runners[member].RunRows(part, mine);
                else
                    Crew.Runners[member].Run(share, mine, share.Panels, first: false);
            }

            Crew.Sync(member);
        }
    }

    /// <summary>All stages of one step.</summary>
    protected void RunStep(int member, bool first) => RunStep(member, first, SplitsRows);

    /// <summary>All stages of one step.</summary>
    protected void RunStep(int member, bool first, bool splitsRows)
    {
        PartRunner<T> runner = Crew.Runners[member];
        foreach (Part<T>[] stage in Pass.Step)
        {
            foreach (Part<T> part in stage)
                runner.Run(part.Shares[member], first);
            if (!splitsRows)
                Crew.Sync(member);
        }
    }

    /// <summary>The one stage of an exchanged pass, through all steps of a block.</summary>
    protected void RunExchanged(int member, int t0, int from, int steps, int direction)
    {
        foreach (Part<T>[] stage in Pass.Step)
        {
            foreach (Part<T> part in stage)
                Crew.Runners[member].RunExchanged(part.Shares[member], t0, from, steps, direction);
        }
    }

    /// <summary>Whether work over a block is shared by rows.</summary>
    /// <remarks>Rows that keep a state beyond their length read the step before: such a loop must see all rows in
    /// order.</remarks>
    private bool BlocksByRows(Part<T> part, WorkRows rows) =>
        (rows.AreShared || part.TakesRows) && !(part.Carries && Call.Lengths.AreGiven);

    /// <summary>What a member does of the steps of some rows, and of work over them.</summary>
    protected void PrepareShares(int member, WorkRows rows)
    {
        int batch = Call.Shape.Batch;
        T* scratch = Crew.Runners[member].Scratch;
        foreach (Part<T>[] stage in Pass.Step)
        {
            foreach (Part<T> part in stage)
            {
                bool byRows = rows.AreShared || part.TakesRows;
                part.Shares[member].PrepareStep(byRows ? Share(rows, member) : (rows.From, rows.To),
                    rows.AreShared ? (0, part.Count) : Share(part.Count, member), scratch, batch);
            }
        }

        PrepareBlocks(Pass.Before, member, rows);
        PrepareBlocks(Pass.After, member, rows);
    }

    private void PrepareBlocks(Part<T>[][] stages, int member, WorkRows rows)
    {
        foreach (Part<T>[] stage in stages)
        {
            foreach (Part<T> part in stage)
            {
                part.Shares[member].PrepareBlock(BlocksByRows(part, rows) ? (0, part.Count) : Share(part.Count, member),
                    Crew.Runners[member].Scratch, Call.Shape.Batch);
            }
        }
    }
}
