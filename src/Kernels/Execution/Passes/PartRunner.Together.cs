namespace Kernels.Execution;

/// <content>Steps of few rows: one call of the equations for all panels.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>All products of the share, then its equations, row by row across the panels.</summary>
    private void RunTogether(PartShare<T> share, bool first)
    {
        Part<T> part = share.Part;
        (int row, int end) = share.Rows;
        (int from, int to) = share.Panels;
        if (row == end)
            return;
        if (part.Rounded is not null)
            _rounded.Round(part.Rounded, Moments, share.Rows);
        nint storeRow = (Moments[(int)Moment.Step] * Batch) + row;
        Moments[(int)Moment.Chunk] = -row;
        foreach (Group<T> group in part.Computed)
            Compute(part, group, share.Panels, row, storeRow, end - row, share.PanelRows, first);
        if (part.Loop is null)
            return;
        bool isRagged = to == part.Count && part.WidthOf(to - 1) < part.Width;
        int whole = isRagged ? to - 1 : to;
        for (; row < end; row++)
        {
            if (from < whole)
                InvokeAcross(part, part.Loop, share.Places(from), (from, whole), row, part.Width);
            if (isRagged)
                InvokeAcross(part, part.Loop, share.Places(whole), (whole, to), row, part.WidthOf(whole));
        }
    }

    /// <summary>The equations of one row, panel by panel.</summary>
    private void InvokeAcross(Part<T> part, Loop<T> loop, Place<T>[] places, (int From, int To) panels, int row,
        int width)
    {
        Slot<T>* slots = _slots.Pointer;
        nint* moments = Moments;
        int unit = panels.From * part.Width;
        int count = panels.To - panels.From;
        for (int i = 0; i < places.Length; i++)
        {
            ref readonly Place<T> place = ref places[i];
            slots[i].Pointer = place.At(moments, row, unit);
            slots[i].RowStride = place.Unit * part.Width;
        }

        loop.Equations.Invoke(slots, count, width);
        if (Lengths.AreGiven)
            Restore(loop, row, 1, unit, count * width);
        Guard(loop, row, 1, unit, count * width);
    }
}
