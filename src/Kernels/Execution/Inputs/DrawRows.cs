using System.Numerics;

namespace Kernels.Execution;

/// <summary>The keys that one pass reads, written block by block.</summary>
internal sealed unsafe class DrawRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly (int Slot, int Occurrence, bool PerSequence, bool High)[] _slots;

    public DrawRows(Pass<T> pass, Call<T> call, CompiledCell cell)
    {
        (_pass, _call) = (pass, call);
        _slots = [.. Enumerable.Range(0, cell.Slots.Length)
            .Where(slot => cell.Slots[slot].Kind == SlotKind.Draw && pass.Layout.Block.Holds(slot))
            .Select(slot => (slot, cell.Slots[slot].Index / 4, (cell.Slots[slot].Index & 2) != 0,
                (cell.Slots[slot].Index & 1) != 0))];
    }

    public bool IsEmpty => _slots.Length == 0;

    /// <summary>Writes the keys of some rows of the block that starts at t0; rows count through time.</summary>
    public void Write(nint* moments, (int From, int To) rows, int t0)
    {
        int batch = _call.Shape.Batch;
        foreach ((int slot, int occurrence, bool perSequence, bool high) in _slots)
        {
            Place<T> place = _pass.Map.Bound(new ValueRef(slot));
            ulong run = DrawKeys.Of(_call.Draws, occurrence);
            for (int row = rows.From; row < rows.To; row++)
            {
                (int step, int b) = Math.DivRem(row, batch);
                ulong time = perSequence ? 0 : _call.StepNumber(b, t0 + step) + 1;
                ulong key = DrawKeys.OfRow(DrawKeys.OfStep(run, time), _call.RowNumber(b));
                DrawKeys.Write(place.At(moments, row), (uint)(high ? key >> 32 : key));
            }
        }
    }
}
