namespace Kernels.Execution;

/// <content>Loops that run through time.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>Runs a member's share of an exchanged part, panel by panel and row by row through the steps of the
    /// block.</summary>
    /// <param name="share">A member's share of the part, a loop without products.</param>
    /// <param name="t0">First step of the block.</param>
    /// <param name="steps">Steps of the block.</param>
    /// <param name="direction">1 forward, −1 backward.</param>
    public void RunExchanged(PartShare<T> share, int t0, int steps, int direction)
    {
        (int from, int to) = share.Rows;
        for (int panel = share.Panels.From; panel < share.Panels.To; panel++)
        {
            for (int row = from; row < to;)
            {
                int active = Lengths.Active(row, t0, steps);
                int end = row + 1;
                while (end < to && Lengths.Active(end, t0, steps) == active)
                    end++;
                ThroughTime(share, panel, (row, end), t0, steps, active, direction);
                row = end;
            }
        }
    }

    private void ThroughTime(PartShare<T> share, int panel, (int From, int To) rows, int t0, int steps, int active,
        int direction)
    {
        Part<T> part = share.Part;
        Loop<T> loop = part.Loop!;
        int unit = panel * part.Width;
        int width = part.WidthOf(panel);
        if (direction < 0 && active < steps)
            Hand(loop, rows, unit, width, t0, steps, active);
        if (active > 0)
        {
            int start = direction > 0 ? 0 : active - 1;
            SetStep(t0, start);
            Point(share.Places(panel), rows.From, unit, direction);
            loop.Equations.Invoke(_slots.Pointer, rows.To - rows.From, width, active);
        }

        for (int s = active; s < steps; s++)
        {
            SetStep(t0, s);
            if (direction > 0)
                Restore(loop, rows.From, rows.To - rows.From, unit, width);
            else
                Silence(loop, rows, unit, width);
        }

        SetStep(t0, 0);
    }

    /// <summary>Backward: what came from behind the block goes to the entry from which a shorter row starts.</summary>
    private void Hand(Loop<T> loop, (int From, int To) rows, int unit, int width, int t0, int steps, int active)
    {
        for (int i = 0; i < loop.Places.Length; i++)
        {
            if (!loop.Info.Bindings[i].Value.Next || !loop.Info.Bindings[i].Writes)
                continue;
            for (int row = rows.From; row < rows.To; row++)
            {
                SetStep(t0, steps);
                var behind = new ReadOnlySpan<T>(loop.Places[i].At(Moments, row, unit), width);
                SetStep(t0, active);
                behind.CopyTo(new Span<T>(loop.Places[i].At(Moments, row, unit), width));
            }
        }
    }

    private void Silence(Loop<T> loop, (int From, int To) rows, int unit, int width)
    {
        for (int i = 0; i < loop.Places.Length; i++)
        {
            BindingInfo binding = loop.Info.Bindings[i];
            if (!binding.Writes || binding.Group >= 0 || binding.Value.Next)
                continue;
            for (int row = rows.From; row < rows.To; row++)
                new Span<T>(loop.Places[i].At(Moments, row, unit), width).Clear();
        }
    }
}
