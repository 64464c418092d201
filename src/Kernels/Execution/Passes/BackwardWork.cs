using System.Numerics;

namespace Kernels.Execution;

/// <summary>A backward run: block by block from the last to the first, over the tape of the forward run.</summary>
internal sealed unsafe partial class BackwardWork<T> : PassWork<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly StateGradientRows<T> _states;
    private readonly WeightGradientWork<T> _weights;
    private readonly BlockStaging<T> _staging;
    private readonly DrawRows<T> _draws;
    private readonly StepIndexRows<T> _indices;
    private readonly SequenceInputs<T> _once;
    private readonly int[] _previous;
    private readonly int[] _behind;
    private readonly Workspace<T> _workspace;

    public BackwardWork(Pass<T> pass, Call<T> call, Crew<T> crew, CompiledCell cell, CellSizes sizes,
        Workspace<T> workspace,
        WeightGradientWork<T> weights)
        : base(pass, call, crew)
    {
        (_cell, _sizes, _workspace, _weights) = (cell, sizes, workspace, weights);
        _states = new StateGradientRows<T>(pass, call, crew, cell, sizes);
        _staging = new BlockStaging<T>(pass, call, cell, sizes, workspace);
        _draws = new DrawRows<T>(pass, call, cell);
        _indices = new StepIndexRows<T>(pass, call, cell);
        _once = new SequenceInputs<T>(pass, call, cell, sizes);
        int[] previous = [.. PreviousSlots(cell).Distinct()];
        _behind = [.. previous.Concat(cell.Delays.Select(delay => delay.Gradient)).Distinct()
            .Where(slot => slot >= 0 && pass.Layout.Block.Holds(slot))];
        _previous = [.. previous.Where(slot => cell.Slots[slot].Kind == SlotKind.Tape), .. _behind];
    }

    public bool GuardsIntact => _states.GuardsIntact;

    private ulong UnwantedInputGradients
    {
        get
        {
            ulong mask = 0;
            for (int i = 0; i < _cell.Inputs.Length; i++)
                mask |= Call.InputGradients[i] is null ? 1UL << i : 0;
            for (int i = 0; i < _cell.Carried.Length; i++)
            {
                if (!_cell.Carried[i].IsState && Call.InitialStateGradients[i] is not null)
                    mask &= ~(1UL << _cell.Carried[i].Source);
            }

            return mask;
        }
    }

    private int LastBlock =>
        Call.Shape.Steps == 0 ? 0 : (Call.Shape.Steps - 1) / Call.Shape.BlockSteps * Call.Shape.BlockSteps;

    public override void Prepare()
    {
        _levels = null;
        base.Prepare();
        foreach (PartRunner<T> runner in Crew.Runners)
        {
            (runner.ZeroBeyond, runner.FinalGradients) = (true, _states.Injected);
            runner.FirstStep = Call.FirstStep;
        }

        _once.Load(Crew.Runners[0].Moments);
        _once.ClearGradients();
        _weights.Prepare();
        _states.Load(Call.Shape.Steps - LastBlock);
        ClearPrevious();
    }

    public override void Execute(int member)
    {
        if (_levels is { } levels)
        {
            RunLevels(levels, member);
            return;
        }

        RunShape shape = Call.Shape;
        PartRunner<T> runner = Crew.Runners[member];
        int entry = 0;
        _weights.Begin(member);
        for (int t0 = shape.Steps > 0 ? LastBlock : -1; t0 >= 0; t0 -= shape.BlockSteps)
        {
            int steps = Math.Min(shape.BlockSteps, shape.Steps - t0);
            runner.SetGradientEntry(entry);
            RunOneBlock(member, t0, steps);
            entry ^= steps & 1;
        }

        runner.SetStep(0, -1);
        runner.SetGradientEntry(entry);
        _states.Store(member);
        if (shape.Steps > 0)
            _weights.Finish(member);
    }

    public void Dispose() => _states.Dispose();

    private static IEnumerable<int> PreviousSlots(CompiledCell cell)
    {
        foreach (PartInfo part in GroupWidths.Parts(cell.Backward))
        {
            foreach (TermInfo term in part.Groups.SelectMany(group => cell.Groups[group].Terms).Where(term =>
                term.Operand.Previous))
                yield return term.Operand.Slot;
            foreach (BindingInfo binding in part.Loop?.Bindings.Where(binding => binding.Group < 0
                && binding.Value.Previous) ?? [])
                yield return binding.Value.Slot;
            foreach (ValueRef operand in part.Operation?.Operands.Where(operand => operand.Previous) ?? [])
                yield return operand.Slot;
        }
    }

    private void RunOneBlock(int member, int t0, int steps)
    {
        PartRunner<T> runner = Crew.Runners[member];
        int rows = steps * Call.Shape.Batch;
        runner.SetStep(t0, 0);
        _staging.In(runner.Moments, Share(rows, member), t0);
        _draws.Write(runner.Moments, Share(rows, member), t0);
        _indices.Write(runner.Moments, Share(rows, member), t0);
        Crew.Sync(member);
        RunBlock(Pass.Before, member, rows, 0);
        RunSteps(member, t0, steps);
        Crew.Sync(member);
        runner.SetStep(t0, 0);
        RunBlock(Pass.After, member, rows, UnwantedInputGradients);
        _weights.AddBlock(member, t0, rows);
        _staging.Out(runner.Moments, Share(rows, member), t0);
        _once.AddGradients(runner.Moments, Share(Call.Shape.Batch, member), t0, steps);
        // What is delayed is read behind the block too.
        if (Pass.Layout.BlockBefore > 0)
            Crew.Sync(member);
        if (member == 0)
            CarryBlock(t0);
        Crew.Sync(member);
    }

    private void RunSteps(int member, int t0, int steps)
    {
        PartRunner<T> runner = Crew.Runners[member];
        if (Pass.Info.Exchanged)
        {
            RunExchanged(member, t0, 0, steps, -1);
            return;
        }

        for (int s = steps - 1; s >= 0; s--)
        {
            runner.SetStep(t0, s);
            RunStep(member, first: t0 + s == Call.Shape.Steps - 1);
            runner.SetGradientEntry((int)runner.Moments[(int)Moment.GradientWrite]);
        }
    }

    /// <summary>The first entries of this block are what the block before it sees behind its last step.</summary>
    private void CarryBlock(int t0)
    {
        if (t0 == 0)
            return;
        if (_behind.Length > 0)
            CopyEntries(_workspace.BlockStart(Pass.Layout, Call.Shape), Pass.Layout.Block.Stride, 1 + Pass.Layout.BlockBehind);
        if (Pass.Layout.GradientHistory)
            CopyEntries(_workspace.Gradients.Pointer, Pass.Layout.Gradients.Stride, 1);
    }

    private void CopyEntries(T* start, int stride, int count)
    {
        long entry = (long)Call.Shape.Batch * stride;
        new ReadOnlySpan<T>(start, checked((int)(count * entry)))
            .CopyTo(new Span<T>(start + (Call.Shape.BlockSteps * entry), (int)(count * entry)));
    }

    /// <summary>Behind the last step there is nothing.</summary>
    private void ClearPrevious()
    {
        PartRunner<T> runner = Crew.Runners[0];
        runner.SetStep(LastBlock, Call.Shape.Steps - LastBlock - 1);
        foreach (int slot in _previous)
        {
            // Rows count on through time.
            Place<T> place = Pass.Map.Bound(new ValueRef(slot, Previous: true));
            int rows = Call.Shape.Batch * (1 + (_behind.Contains(slot) ? Pass.Layout.BlockBehind : 0));
            for (int row = 0; row < rows && Call.Shape.Steps > 0; row++)
                new Span<T>(place.At(runner.Moments, row), _sizes.Padded(_cell.Slots[slot].Size)).Clear();
        }
    }
}
