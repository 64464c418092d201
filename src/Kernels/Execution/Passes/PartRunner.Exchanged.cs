namespace Kernels.Execution;

/// <content>Loops that take steps as rows: without products on the state, one step behind the other needs no barrier.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>Runs a member's share of an exchanged part, panel by panel and row by row through the steps of the
    /// block.</summary>
    /// <param name="share">A member's share of the part, a loop without products.</param>
    /// <param name="t0">First step of the block.</param>
    /// <param name="from">Entry of the block at which the steps begin.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="direction">1 forward, −1 backward.</param>
    public void RunExchanged(PartShare<T> share, int t0, int from, int steps, int direction)
    {
        (int firstRow, int to) = share.Rows;
        for (int panel = share.Panels.From; panel < share.Panels.To; panel++)
        {
            for (int row = firstRow; row < to;)
            {
                int active = Lengths.Active(row, t0, steps);
                int end = row + 1;
                while (end < to && Lengths.Active(end, t0, steps) == active)
                    end++;
                ThroughTime(share, panel, (row, end), t0, from, steps, active, direction);
                row = end;
            }
        }
    }

    private void ThroughTime(PartShare<T> share, int panel, (int From, int To) rows, int t0, int from, int steps,
        int active, int direction)
    {
        Part<T> part = share.Part;
        Loop<T> loop = part.Loop!;
        int unit = panel * part.Width;
        int width = part.WidthOf(panel);
        if (direction < 0 && active < steps)
            Hand(loop, rows, unit, width, t0, steps, active);
        if (direction < 0)
            BeyondEnd(loop, rows, unit, width, t0, from, steps, active, direction);
        if (active > 0)
            Guarded(share, panel, rows, (t0, from), active, direction);

        if (direction > 0)
            BeyondEnd(loop, rows, unit, width, t0, from, steps, active, direction);
        SetStep(t0, from);
    }

    /// <summary>Steps after the rows' end: after the others on the way forward; before them on the way back, where
    /// delayed gradients read them.</summary>
    private void BeyondEnd(Loop<T> loop, (int From, int To) rows, int unit, int width, int t0, int from, int steps,
        int active, int direction)
    {
        for (int s = from + active; s < from + steps; s++)
        {
            SetStep(t0, s);
            if (direction > 0)
                Restore(loop, rows.From, rows.To - rows.From, unit, width);
            else
                Silence(loop, rows, unit, width);
        }
    }

    /// <summary>All steps, interrupted where what they carry is guarded.</summary>
    private void Guarded(PartShare<T> share, int panel, (int From, int To) rows, (int T0, int From) first, int active,
        int direction)
    {
        Loop<T> loop = share.Part.Loop!;
        for (int done = 0; done < active;)
        {
            int step = direction > 0 ? first.From + done : first.From + active - 1 - done;
            int due = DenormalGuard.Until(first.T0 + step + StepsBefore, direction);
            int count = loop.Guarded.Length == 0 ? active : Math.Min(due, active - done);
            AllSteps(share, panel, rows, (first.T0, direction > 0 ? step : step - count + 1), count, direction);
            if (count == due)
            {
                SetStep(first.T0, step + (direction * (count - 1)));
                Guard(loop, rows.From, rows.To - rows.From, panel * share.Part.Width, share.Part.WidthOf(panel));
            }

            done += count;
        }
    }

    /// <summary>One call for all steps of all rows of the batch, which lie one behind the other, or for some rows of one
    /// step; otherwise one call for each row.</summary>
    private void AllSteps(PartShare<T> share, int panel, (int From, int To) rows, (int T0, int From) first,
        int active, int direction)
    {
        Loop<T> loop = share.Part.Loop!;
        Place<T>[] places = share.Places(panel);
        int unit = panel * share.Part.Width;
        int width = share.Part.WidthOf(panel);
        Slot<T>* slots = _slots.Pointer;
        SetStep(first.T0, direction > 0 ? first.From : first.From + active - 1);
        if (active == 1)
        {
            Point(places, rows.From, unit);
            loop.Equations.Invoke(slots, rows.To - rows.From, width);
            return;
        }

        bool inOrder = rows.To - rows.From == Batch;
        foreach (ref readonly Place<T> place in places.AsSpan())
            inOrder &= place.Step == Batch * place.Row;
        if (inOrder)
        {
            Point(places, direction > 0 ? 0 : Batch - 1, unit);
            for (int i = 0; i < places.Length; i++)
                slots[i].RowStride *= direction;
            loop.Equations.Invoke(slots, active * Batch, width);
            return;
        }

        for (int row = rows.From; row < rows.To; row++)
        {
            Point(places, row, unit);
            for (int i = 0; i < places.Length; i++)
                slots[i].RowStride = direction * places[i].Step;
            loop.Equations.Invoke(slots, active, width);
        }
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
