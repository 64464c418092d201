using System.Numerics;

namespace Kernels.Execution;

/// <summary>What forward and backward runs have in common: members, shares and stages.</summary>
/// <remarks>
/// Every member executes the same program over its share. Work over a block is shared by rows, or by panels so that a
/// slice of the
/// weights stays in a member's cache; steps are shared by batch rows without any waiting, or by panels with one
/// barrier per stage.
/// </remarks>
internal abstract unsafe class PassWork<T>(Pass<T> pass, Call<T> call, Crew<T> crew) : IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows per thread from which on a row split keeps tiles full.</summary>
    private const int RowsPerThread = 6;

    /// <summary>Weights that stay in a core's L2 beside the rows.</summary>
    private const long CachedWeights = 3 << 18;

    private readonly long _stepWeights = pass.StepWeightBytes;

    protected Pass<T> Pass { get; } = pass;

    protected Call<T> Call { get; } = call;

    protected Crew<T> Crew { get; } = crew;

    /// <summary>Whether members share batch rows; otherwise they share panels of units.</summary>
    protected bool SplitsRows { get; private set; }

    public abstract void Execute(int member);

    /// <summary>Finds all places and decides how to share the work; runs before <see cref="Execute"/>.</summary>
    public virtual void Prepare()
    {
        Pass.Prepare(Call.Shape);
        int members = Crew.Members;
        int batch = Call.Shape.Batch;
        bool fits = _stepWeights <= CachedWeights || batch >= members * Part<T>.ChunkRows;
        SplitsRows = members > 1 && batch >= RowsPerThread * members && fits;
        foreach (PartRunner<T> runner in Crew.Runners)
        {
            runner.Batch = batch;
            runner.Lengths = Call.Lengths;
            runner.Ensure(Pass.Scratch, Pass.Bindings);
        }
    }

    protected static (int From, int To) Share(int count, int member, int members) =>
        ((int)((long)count * member / members), (int)((long)count * (member + 1) / members));

    protected (int From, int To) Share(int count, int member) => Share(count, member, Crew.Members);

    /// <summary>Stages over all rows of a block.</summary>
    protected void RunBlock(Part<T>[][] stages, int member, int rows, ulong skippedInputGradients)
    {
        foreach (Part<T>[] stage in stages)
        {
            foreach (Part<T> part in stage)
            {
                if (part.OnlyInputGradients != 0 && (part.OnlyInputGradients & ~skippedInputGradients) == 0)
                    continue;
                // Rows that keep a state beyond their length read the step before: such a loop must see all rows in
                // order.
                bool byRows = SplitsRows && !(part.Carries && Call.Lengths.AreGiven);
                Crew.Runners[member].Run(
                    part, byRows ? Share(rows, member) : (0, rows), byRows ? (0, part.Count)
                        : Share(part.Count, member), first: false);
            }

            Crew.Sync();
        }
    }

    /// <summary>All stages of one step.</summary>
    protected void RunStep(int member, bool first)
    {
        PartRunner<T> runner = Crew.Runners[member];
        int batch = Call.Shape.Batch;
        (int From, int To) rows = SplitsRows ? Share(batch, member) : (0, batch);
        foreach (Part<T>[] stage in Pass.Step)
        {
            foreach (Part<T> part in stage)
                runner.Run(part, rows, SplitsRows ? (0, part.Count) : Share(part.Count, member), first);
            if (!SplitsRows)
                Crew.Sync();
        }
    }

    /// <summary>The one stage of an exchanged pass, through all steps of a block.</summary>
    protected void RunExchanged(int member, int t0, int steps, int direction)
    {
        int batch = Call.Shape.Batch;
        (int From, int To) rows = SplitsRows ? Share(batch, member) : (0, batch);
        foreach (Part<T>[] stage in Pass.Step)
        {
            foreach (Part<T> part in stage)
                Crew.Runners[member].RunExchanged(part, rows, SplitsRows ? (0, part.Count) : Share(part.Count, member),
                    t0, steps, direction);
        }
    }
}
