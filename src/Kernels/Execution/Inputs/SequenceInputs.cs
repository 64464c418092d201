using System.Numerics;

namespace Kernels.Execution;

/// <summary>Inputs that are given once for a whole sequence, and their gradients, as one pass uses them.</summary>
internal sealed unsafe class SequenceInputs<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly int[] _inputs;
    private readonly int[] _gradients;

    public SequenceInputs(Pass<T> pass, Call<T> call, CompiledCell cell, CellSizes sizes)
    {
        (_pass, _call, _cell, _sizes) = (pass, call, cell, sizes);
        _inputs = [.. Enumerable.Range(0, cell.Slots.Length).Where(pass.Layout.Once.Holds)];
        _gradients = [.. Enumerable.Range(0, cell.Slots.Length).Where(slot => pass.Layout.Block.Holds(slot)
            && cell.Slots[slot].Kind == SlotKind.InputGradient && cell.Inputs[cell.Slots[slot].Index].IsPerSequence)];
    }

    /// <summary>Puts the inputs where equations read them.</summary>
    public void Load(nint* moments)
    {
        foreach (int slot in _inputs)
        {
            SlotInfo info = _cell.Slots[slot];
            RowCopy.In(_call.Inputs[info.Index], _sizes[info.Size], _pass.Map.Bound(new ValueRef(slot)), moments,
                (0, _call.Shape.Batch), default, 0, _call.Shape.Batch);
        }
    }

    /// <summary>Sets the wanted gradients to zero.</summary>
    public void ClearGradients()
    {
        for (int input = 0; input < _cell.Inputs.Length; input++)
        {
            if (_cell.Inputs[input].IsPerSequence && _call.InputGradients[input] is not null)
                new Span<T>(_call.InputGradients[input], _call.Shape.Batch * _sizes[_cell.Inputs[input].Size]).Clear();
        }
    }

    /// <summary>Adds what the steps of a block hand back to some rows of the batch, the last step first.</summary>
    public void AddGradients(nint* moments, (int From, int To) rows, int t0, int steps)
    {
        int batch = _call.Shape.Batch;
        foreach (int slot in _gradients)
        {
            SlotInfo info = _cell.Slots[slot];
            T* target = _call.InputGradients[info.Index];
            if (target is null)
                continue;
            int size = _sizes[info.Size];
            Place<T> place = _pass.Map.Bound(new ValueRef(slot));
            for (int step = steps - 1; step >= 0; step--)
            {
                for (int row = rows.From; row < rows.To; row++)
                {
                    if (!_call.Lengths.IsBeyond(row, t0 + step))
                        Vectors.Add(target + ((nint)row * size), place.At(moments, (step * batch) + row), size);
                }
            }
        }
    }
}
