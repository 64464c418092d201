using System.Numerics;

namespace Kernels.Execution;

/// <summary>The numbers of steps that one pass reads, written block by block.</summary>
internal sealed unsafe class StepIndexRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly (int Slot, int Period)[] _slots;

    public StepIndexRows(Pass<T> pass, Call<T> call, CompiledCell cell)
    {
        (_pass, _call) = (pass, call);
        _slots = [.. Enumerable.Range(0, cell.Slots.Length)
            .Where(slot => cell.Slots[slot].Kind == SlotKind.StepIndex && pass.Layout.Block.Holds(slot))
            .Select(slot => (slot, cell.Slots[slot].Index))];
    }

    public bool IsEmpty => _slots.Length == 0;

    /// <summary>The index of a step, or what is left of it by a period above 0.</summary>
    public static T Value(long step, int period) => T.CreateTruncating(period > 0 ? step % period : step);

    /// <summary>Writes some rows of the block that starts at t0; rows count through time.</summary>
    public void Write(nint* moments, (int From, int To) rows, int t0)
    {
        foreach ((int slot, int period) in _slots)
        {
            Place<T> place = _pass.Map.Bound(new ValueRef(slot));
            for (int row = rows.From; row < rows.To; row++)
            {
                T value = Value(_call.FirstStep + t0 + (row / _call.Shape.Batch), period);
                new Span<T>(place.At(moments, row), CellSizes.Padding).Fill(value);
            }
        }
    }
}
