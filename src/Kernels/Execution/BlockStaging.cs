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

    public BlockStaging(Pass<T> pass, Call<T> call, CompiledCell cell, CellSizes sizes)
    {
        (_pass, _call, _cell, _sizes) = (pass, call, cell, sizes);
        int[] held = [.. Enumerable.Range(0, cell.Slots.Length).Where(pass.Layout.Block.Holds)];
        _slots = [.. held.Where(slot =>
            cell.Slots[slot].Kind is SlotKind.Input or SlotKind.OutputGradient or SlotKind.StateGradient)];
        _inputGradients = [.. held.Where(slot => cell.Slots[slot].Kind == SlotKind.InputGradient)];
    }

    /// <summary>Inputs, output gradients, and final state gradients at each row's last step.</summary>
    public void In(nint* moments, (int From, int To) rows, int t0)
    {
        int batch = _call.Shape.Batch;
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
                    FinalGradient(_call.FinalStateGradients[slot.Index], size, place, moments, rows, t0);
                    break;
            }
        }
    }

    /// <summary>Input gradients; a wanted gradient that no equation computes is zero.</summary>
    public void Out(nint* moments, (int From, int To) rows, int t0)
    {
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

    private void FinalGradient(T* gradient, int size, Place<T> place, nint* moments, (int From, int To) rows, int t0)
    {
        int batch = _call.Shape.Batch;
        for (int row = rows.From; row < rows.To; row++)
        {
            int b = row % batch;
            var to = new Span<T>(place.At(moments, row), size);
            if (gradient is not null && _call.Lengths.Of(b, _call.Shape.Steps) == t0 + (row / batch) + 1)
                new ReadOnlySpan<T>(gradient + ((nint)b * size), size).CopyTo(to);
            else
                to.Clear();
        }
    }
}
