namespace Kernels.Execution;

/// <content>Loops that run through time.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>Runs some panels of an exchanged part over some rows, each through its steps of the block.</summary>
    /// <param name="part">The part: a loop without products.</param>
    /// <param name="rows">Rows, from and to.</param>
    /// <param name="panels">Panels, from and to.</param>
    /// <param name="t0">First step of the block.</param>
    /// <param name="steps">Steps of the block.</param>
    /// <param name="direction">1 forward, −1 backward.</param>
    public void RunExchanged(Part<T> part, (int From, int To) rows, (int From, int To) panels, int t0, int steps,
        int direction)
    {
        for (int panel = panels.From; panel < panels.To; panel++)
        {
            for (int row = rows.From; row < rows.To;)
            {
                int active = Lengths.Active(row, t0, steps);
                int end = row + 1;
                while (end < rows.To && Lengths.Active(end, t0, steps) == active)
                    end++;
                ThroughTime(part, panel, (row, end), t0, steps, active, direction);
                row = end;
            }
        }
    }

    private void ThroughTime(Part<T> part, int panel, (int From, int To) rows, int t0, int steps, int active,
        int direction)
    {
        Loop<T> loop = part.Loop!;
        int unit = panel * part.Width;
        int width = part.WidthOf(panel);
        if (direction < 0 && active < steps)
            Hand(loop, rows, unit, width, t0, steps, active);
        if (active > 0)
        {
            int start = direction > 0 ? 0 : active - 1;
            SetStep(t0, start);
            Bind(loop, panel, unit, width, rows.From, ((nint)start * Batch) + rows.From, direction);
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
