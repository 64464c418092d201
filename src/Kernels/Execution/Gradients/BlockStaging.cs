using System.Numerics;

namespace Kernels.Execution;

/// <summary>What a block of a backward run takes from the caller before it starts, and gives back when it is
/// done.</summary>
internal sealed unsafe class BlockStaging<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly int[] _slots;
    private readonly int[] _inputGradients;
    private readonly InputHistory<T> _history;
    private readonly DelayedInputGradients<T> _delayed;
    private readonly bool[] _absent;

    public BlockStaging(Pass<T> pass, Call<T> call, CompiledCell cell, CellSizes sizes, Workspace<T> workspace)
    {
        _history = new InputHistory<T>(cell, sizes, pass, call, workspace);
        _delayed = new DelayedInputGradients<T>(cell, sizes, pass, call);
        _absent = workspace.AbsentHistoryGradients;
        (_pass, _call, _cell, _sizes) = (pass, call, cell, sizes);
        int[] held = [.. Enumerable.Range(0, cell.Slots.Length).Where(pass.Layout.Block.Holds)];
        _slots = [.. held.Where(slot =>
            cell.Slots[slot].Kind is SlotKind.Input or SlotKind.OutputGradient or SlotKind.StateGradient
                or SlotKind.HistoryGradient)];
        _inputGradients = [.. held.Where(slot => cell.Slots[slot].Kind == SlotKind.InputGradient
            && cell.Depth(cell.Slots[slot].Index, isState: false) == 0
            && !cell.Inputs[cell.Slots[slot].Index].IsPerSequence)];
    }

    /// <summary>Inputs, output gradients, and final state gradients at each row's last step.</summary>
    public void In(nint* moments, (int From, int To) rows, int t0)
    {
        int batch = _call.Shape.Batch;
        _history.In(moments, rows.From == 0 ? (0, batch) : (0, 0), t0);
        foreach (int index in _slots)
        {
            SlotInfo slot = _cell.Slots[index];
            int size = _sizes[slot.Size];
            Place<T> place = _pass.Map.Bound(new ValueRef(index));
            nint start = (nint)t0 * batch * size;
            switch (slot.Kind)
            {
                case SlotKind.Input:
                    RowCopy.In(_call.Inputs[slot.Index] + start, size, place, moments, rows, default, t0, batch);
                    break;
                case SlotKind.OutputGradient when _call.OutputGradients[slot.Index] is not null:
                    RowCopy.In(_call.OutputGradients[slot.Index] + start, size, place, moments, rows, _call.Lengths,
                        t0, batch);
                    break;
                case SlotKind.StateGradient:
                    FinalGradient(slot.Index, size, place, moments, rows, t0, past: false);
                    break;
                case SlotKind.HistoryGradient when !_absent[slot.Index]:
                    FinalGradient(slot.Index, size, place, moments, rows, t0, past: true);
                    break;
            }
        }
    }

    /// <summary>Input gradients; a wanted gradient that no equation computes is zero.</summary>
    public void Out(nint* moments, (int From, int To) rows, int t0)
    {
        _delayed.Out(moments, rows, t0);
        foreach (int index in _inputGradients)
        {
            SlotInfo slot = _cell.Slots[index];
            T* target = _call.InputGradients[slot.Index];
            if (target is null)
                continue;
            int size = _sizes[slot.Size];
            int batch = _call.Shape.Batch;
            RowCopy.Out(_pass.Map.Bound(new ValueRef(index)), moments, target + ((nint)t0 * batch * size), size, rows,
                _call.Lengths, t0, batch);
        }
    }

    /// <summary>The gradient of a state that stays behind, at the step that leaves it.</summary>
    private void FinalGradient(int state, int size, Place<T> place, nint* moments, (int From, int To) rows, int t0, bool past)
    {
        int batch = _call.Shape.Batch;
        for (int row = rows.From; row < rows.To; row++)
        {
            int b = row % batch;
            int steps = _call.Lengths.Of(b, _call.Shape.Steps) - (t0 + (row / batch));
            int carried = past == steps > 1 ? _cell.CarriedIndex(state, isState: true, steps) : -1;
            T* gradient = carried < 0 ? null : _call.FinalStateGradients[carried];
            var to = new Span<T>(place.At(moments, row), size);
            if (gradient is null)
                to.Clear();
            else
                new ReadOnlySpan<T>(gradient + ((nint)b * size), size).CopyTo(to);
        }
    }
}
