using System.Numerics;

namespace Kernels.Execution;

/// <summary>A forward run: block by block, with or without a tape.</summary>
internal sealed unsafe partial class ForwardWork<T> : PassWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly Workspace<T> _workspace;
    private readonly InputHistory<T> _history;
    private readonly int[] _staged;
    private int _cursor;
    private int _taken;
    private readonly DrawRows<T> _draws;
    private readonly StepIndexRows<T> _indices;
    private readonly SequenceInputs<T> _once;

    public ForwardWork(Pass<T> pass, Call<T> call, Crew<T> crew, CompiledCell cell, CellSizes sizes,
        Workspace<T> workspace)
        : base(pass, call, crew)
    {
        (_cell, _sizes, _workspace) = (cell, sizes, workspace);
        _history = new InputHistory<T>(cell, sizes, pass, call, workspace);
        _staged = [.. Enumerable.Range(0, cell.Inputs.Length).Where(i => pass.Layout.Block.Holds(cell.Inputs[i].Slot))];
        _draws = new DrawRows<T>(pass, call, cell);
        _indices = new StepIndexRows<T>(pass, call, cell);
        _once = new SequenceInputs<T>(pass, call, cell, sizes);
    }

    /// <summary>Steps of a stream that lie side by side before it begins again at the front; 0 for sequences.</summary>
    public int Window { get; init; }

    private bool Tapes => Pass.Layout.Mode == PassMode.Train;

    public override void Prepare()
    {
        base.Prepare();
        foreach (PartRunner<T> runner in Crew.Runners)
            runner.ZeroBeyond = false;
    }

    /// <summary>The whole run, from the caller's initial states to the final ones.</summary>
    public void Run(PackedWeights<T> packed)
    {
        packed.Refresh(Crew, Call.Draws);
        _levels = null;
        Prepare();
        LoadStates();
        LoadInputs();
        _history.Keep();
        Crew.Run(this);
        if (Call.Shape.Steps == 0)
            StoreStates(0, 0);
    }

    /// <summary>Puts the caller's initial states and past inputs, or zeros, where the first step reads them.</summary>
    public void LoadStates()
    {
        (_cursor, _taken) = (0, 0);
        Crew.Runners[0].SetStep(0, 0);
        for (int i = 0; i < _cell.Carried.Length; i++)
        {
            CarriedInfo carried = _cell.Carried[i];
            RowCopy.In(Call.InitialStates[i], _sizes[carried.Size], Pass.Map.Bound(carried.Value),
                Crew.Runners[0].Moments, (0, Call.Shape.Batch), default, 0, Call.Shape.Batch);
        }
    }

    /// <summary>Puts inputs of the whole sequence where equations read them.</summary>
    public void LoadInputs() => _once.Load(Crew.Runners[0].Moments);

    /// <summary>Where a stream's next step reads a row of what it carries.</summary>
    public T* Carried(ValueRef value, int row)
    {
        Crew.Runners[0].SetStep(-_cursor, _cursor);
        return Pass.Map.Bound(value).At(Crew.Runners[0].Moments, row);
    }

    /// <summary>Goes on to a stream's next step.</summary>
    public void Advance()
    {
        _cursor = (_cursor + 1) % Window;
        _taken = (_taken + 1) % DenormalGuard.Period;
    }

    public override void Execute(int member)
    {
        RunShape shape = Call.Shape;
        Crew.Runners[member].StepsBefore = _taken;
        if (_levels is { } levels)
        {
            RunLevels(levels, member);
            return;
        }

        if (Window > 0)
        {
            RunOneBlock(member, -_cursor, _cursor, 1);
            return;
        }

        for (int t0 = 0; t0 < shape.Steps; t0 += shape.BlockSteps)
            RunOneBlock(member, t0, 0, Math.Min(shape.BlockSteps, shape.Steps - t0));
    }

    /// <summary>Some steps from entry <paramref name="from"/> of the block that starts at step t0.</summary>
    private void RunOneBlock(int member, int t0, int from, int steps)
    {
        PartRunner<T> runner = Crew.Runners[member];
        int rows = steps * Call.Shape.Batch;
        runner.FirstStep = Call.FirstStep;
        runner.SetStep(t0, from);
        if (_staged.Length > 0 || !_draws.IsEmpty || !_indices.IsEmpty)
        {
            StageInputs(member, t0 + from, Share(rows, member));
            if (t0 > 0)
                _history.In(runner.Moments, Share(Call.Shape.Batch, member), t0);
            _draws.Write(runner.Moments, Share(rows, member), t0 + from);
            _indices.Write(runner.Moments, Share(rows, member), t0 + from);
            Crew.Sync(member);
        }

        RunBlock(Pass.Before, member, rows, 0);
        if (Pass.Info.Exchanged)
        {
            RunExchanged(member, t0, from, steps, 1);
        }
        else
        {
            for (int s = from; s < from + steps; s++)
            {
                runner.SetStep(t0, s);
                RunStep(member, first: t0 + s == 0);
            }
        }

        Crew.Sync(member);
        runner.SetStep(t0, from);
        RunBlock(Pass.After, member, rows, 0);
        StoreOutputs(member, t0 + from, Share(rows, member));
        if (member == 0)
            EndBlock(t0, from + steps);
        Crew.Sync(member);
    }

    private void StageInputs(int member, int t0, (int From, int To) rows)
    {
        foreach (int input in _staged)
        {
            SignalInfo signal = _cell.Inputs[input];
            int size = _sizes[signal.Size];
            T* source = Call.Inputs[input] + ((nint)t0 * Call.Shape.Batch * size);
            Place<T> place = Pass.Map.Bound(new ValueRef(signal.Slot));
            RowCopy.In(source, size, place, Crew.Runners[member].Moments, rows, default, t0, Call.Shape.Batch);
        }
    }

    private void StoreOutputs(int member, int t0, (int From, int To) rows)
    {
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            if (Call.Outputs[i] is null)
                continue;
            OutputInfo output = _cell.Outputs[i];
            int size = _sizes[output.Size];
            ValueRef value = output.State >= 0 ? new(_cell.States[output.State].Slot, Next: true) : new(output.Slot);
            T* target = Call.Outputs[i] + ((nint)t0 * Call.Shape.Batch * size);
            RowCopy.Out(Pass.Map.Bound(value), Crew.Runners[member].Moments, target, size, rows, Call.Lengths, t0,
                Call.Shape.Batch);
        }
    }

    private void EndBlock(int t0, int to)
    {
        if (Window == 0)
            StoreStates(t0, to);
        if (Tapes || to < Window)
            return;
        CarryEntries(_workspace.StatesStart(Pass.Layout, Call.Shape), Pass.Layout.States, Pass.Layout.StatesBefore, to);
        if (Window > 0 && Pass.Layout.BlockBefore > 0)
            CarryEntries(_workspace.BlockStart(Pass.Layout, Call.Shape), Pass.Layout.Block, Pass.Layout.BlockBefore, to);
    }

    /// <summary>Gives the caller what the last step of a row leaves, as soon as the block with that step is
    /// done.</summary>
    private void StoreStates(int t0, int steps)
    {
        nint* moments = Crew.Runners[0].Moments;
        for (int row = 0; row < Call.Shape.Batch; row++)
        {
            int length = Call.Lengths.Of(row, Call.Shape.Steps);
            if (length > t0 + steps || (length <= t0 && t0 > 0))
                continue;
            Crew.Runners[0].SetStep(t0, length - t0);
            for (int i = 0; i < _cell.Carried.Length; i++)
            {
                CarriedInfo carried = _cell.Carried[i];
                int size = _sizes[carried.Size];
                if (Call.FinalStates[i] is not null)
                    new ReadOnlySpan<T>(Pass.Map.Bound(carried.Value).At(moments, row), size)
                        .CopyTo(new Span<T>(Call.FinalStates[i] + ((nint)row * size), size));
            }
        }
    }

    /// <summary>Inference keeps one block of states: what left the block, and the past that delays read, enters the
    /// next one. A stream does so with inputs too.</summary>
    private void CarryEntries(T* start, Record record, int before, int to)
    {
        long entry = (long)Call.Shape.Batch * record.Stride;
        int elements = checked((int)((before + 1) * entry));
        new ReadOnlySpan<T>(start + ((to - before) * entry), elements)
            .CopyTo(new Span<T>(start - (before * entry), elements));
    }
}
