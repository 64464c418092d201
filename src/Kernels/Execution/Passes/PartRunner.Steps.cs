namespace Kernels.Execution;

/// <content>Parts that are not carried out at every step.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>Runs some rows of a block, which count through time, of a part that does not do the same at every
    /// step.</summary>
    public void RunByStep(PartShare<T> share, (int From, int To) rows)
    {
        int first = (int)Moments[(int)Moment.Step];
        int t0 = (int)Moments[(int)Moment.Time] - first;
        for (int step = rows.From / Batch; step * Batch < rows.To; step++)
        {
            int start = step * Batch;
            (int, int) mine = (Math.Max(rows.From - start, 0), Math.Min(rows.To - start, Batch));
            SetStep(t0, first + step);
            if (!share.Part.When.Holds(Moments[(int)Moment.Index]))
                Rest(share.Part, mine, share.Panels);
            else if (share.Part.TakesRows)
                RunRows(share.Part, mine);
            else
                Run(share, mine, share.Panels, first: false);
        }

        SetStep(t0, first);
    }

    /// <summary>Runs products on inputs of the whole sequence, before its first step.</summary>
    /// <param name="share">A member's share of the part.</param>
    /// <param name="rows">Its rows of the batch.</param>
    public void RunOnce(PartShare<T> share, (int From, int To) rows)
    {
        if (Moments[(int)Moment.Time] == 0 || ZeroBeyond)
            Run(share, rows, share.Panels, first: false);
    }

    private bool IsBeyond(int row) => Lengths.AreGiven && Lengths.IsBeyond(row, (nint)Moments[(int)Moment.Time]);

    /// <summary>A step at which a part does nothing: states keep their value, everything else is zero, gradients of
    /// states too where the row has the step.</summary>
    private void Rest(Part<T> part, (int From, int To) rows, (int From, int To) panels)
    {
        if (part.Operation is { } operation)
        {
            for (int row = rows.From; row < rows.To; row++)
            {
                if (IsBeyond(row))
                    operation.Restore(Moments, row, ZeroBeyond);
                else
                    operation.Clear(Moments, row);
            }
        }

        if (part.Loop is not { } loop || panels.From == panels.To)
            return;
        int unit = part.TakesRows ? 0 : panels.From * part.Width;
        int width = part.TakesRows
            ? part.Matrix.Rows * part.Matrix.Columns
            : ((panels.To - 1) * part.Width) + part.WidthOf(panels.To - 1) - unit;
        for (int i = 0; i < loop.Places.Length; i++)
        {
            BindingInfo binding = loop.Info.Bindings[i];
            if (!binding.Writes || binding.Group >= 0)
                continue;
            for (int row = rows.From; row < rows.To; row++)
            {
                var written = new Span<T>(loop.Places[i].At(Moments, row, unit), width);
                if (binding.Value.Next && (!ZeroBeyond || IsBeyond(row)))
                    new ReadOnlySpan<T>(loop.Carried[i].At(Moments, row, unit), width).CopyTo(written);
                else
                    written.Clear();
            }
        }

        // What only stays is guarded as well: it may never be anywhere else when a guard is due.
        Guard(loop, rows.From, rows.To - rows.From, unit, width);
    }
}
