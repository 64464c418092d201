using System.Numerics;

namespace Kernels.Execution;

/// <summary>A forward run: block by block, with or without a tape.</summary>
internal sealed unsafe class ForwardWork<T> : PassWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly Workspace<T> _workspace;
    private readonly int[] _staged;

    public ForwardWork(Pass<T> pass, Call<T> call, Crew<T> crew, CompiledCell cell, CellSizes sizes,
        Workspace<T> workspace)
        : base(pass, call, crew)
    {
        (_cell, _sizes, _workspace) = (cell, sizes, workspace);
        _staged = [.. Enumerable.Range(0, cell.Inputs.Length).Where(i =>
            pass.Layout.Usage.Bound.Contains(cell.Inputs[i].Slot))];
    }

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
        packed.Refresh(Crew);
        Prepare();
        LoadStates();
        Crew.Run(this);
        StoreStates();
    }

    /// <summary>Puts the caller's initial states, or zeros, where the first step reads them.</summary>
    public void LoadStates()
    {
        nint* moments = Crew.Runners[0].Moments;
        Crew.Runners[0].SetStep(0, 0);
        for (int i = 0; i < _cell.States.Length; i++)
        {
            Place<T> place = Pass.Map.Bound(new ValueRef(_cell.States[i].Slot));
            RowCopy.In(Call.InitialStates[i], _sizes[_cell.States[i].Size], place, moments, (0, Call.Shape.Batch),
                default, 0, Call.Shape.Batch);
        }
    }

    /// <summary>Gives the caller the states after each row's last step.</summary>
    public void StoreStates()
    {
        nint* moments = Crew.Runners[0].Moments;
        Crew.Runners[0].SetStep(0, Tapes ? Call.Shape.Steps : 0);
        for (int i = 0; i < _cell.States.Length; i++)
        {
            if (Call.FinalStates[i] is null)
                continue;
            Place<T> place = Pass.Map.Bound(new ValueRef(_cell.States[i].Slot));
            RowCopy.Out(place, moments, Call.FinalStates[i], _sizes[_cell.States[i].Size], (0, Call.Shape.Batch),
                default, 0, Call.Shape.Batch);
        }
    }

    public override void Execute(int member)
    {
        RunShape shape = Call.Shape;
        for (int t0 = 0; t0 < shape.Steps; t0 += shape.BlockSteps)
            RunOneBlock(member, t0, Math.Min(shape.BlockSteps, shape.Steps - t0));
    }

    private void RunOneBlock(int member, int t0, int steps)
    {
        PartRunner<T> runner = Crew.Runners[member];
        int rows = steps * Call.Shape.Batch;
        runner.SetStep(t0, 0);
        if (_staged.Length > 0)
        {
            StageInputs(member, t0, rows);
            Crew.Sync(member);
        }

        RunBlock(Pass.Before, member, rows, 0);
        if (Pass.Info.Exchanged)
        {
            RunExchanged(member, t0, steps, 1);
        }
        else
        {
            for (int s = 0; s < steps; s++)
            {
                runner.SetStep(t0, s);
                RunStep(member, first: t0 + s == 0);
            }
        }

        Crew.Sync(member);
        runner.SetStep(t0, 0);
        RunBlock(Pass.After, member, rows, 0);
        StoreOutputs(member, t0, rows);
        if (member == 0 && !Tapes)
            CarryStates(steps);
        Crew.Sync(member);
    }

    private void StageInputs(int member, int t0, int rows)
    {
        foreach (int input in _staged)
        {
            SignalInfo signal = _cell.Inputs[input];
            int size = _sizes[signal.Size];
            T* source = Call.Inputs[input] + ((nint)t0 * Call.Shape.Batch * size);
            Place<T> place = Pass.Map.Bound(new ValueRef(signal.Slot));
            RowCopy.In(source, size, place, Crew.Runners[member].Moments, Share(rows, member), default, t0,
                Call.Shape.Batch);
        }
    }

    private void StoreOutputs(int member, int t0, int rows)
    {
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            if (Call.Outputs[i] is null)
                continue;
            OutputInfo output = _cell.Outputs[i];
            int size = _sizes[output.Size];
            ValueRef value = output.State >= 0 ? new(_cell.States[output.State].Slot, Next: true) : new(output.Slot);
            T* target = Call.Outputs[i] + ((nint)t0 * Call.Shape.Batch * size);
            RowCopy.Out(Pass.Map.Bound(value), Crew.Runners[member].Moments, target, size, Share(rows, member),
                Call.Lengths, t0, Call.Shape.Batch);
        }
    }

    /// <summary>Inference keeps one block of states: what left the block enters the next one.</summary>
    private void CarryStates(int steps)
    {
        long entry = (long)Call.Shape.Batch * Pass.Layout.States.Stride;
        T* states = _workspace.BlockStates.Pointer;
        new ReadOnlySpan<T>(states + (steps * entry), (int)entry).CopyTo(new Span<T>(states, (int)entry));
    }
}
