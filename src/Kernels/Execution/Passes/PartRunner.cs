using System.Numerics;
using Kernels.Execution.Compressed;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>One thread's means to carry out parts: its scratch, its slots and its clock.</summary>
internal sealed unsafe partial class PartRunner<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TileTable<T> _tiles;
    private readonly AlignedBuffer<T> _scratch = new();
    private readonly AlignedBuffer<Slot<T>> _slots = new();
    private readonly AlignedBuffer<nint> _moments = new(16);
    private readonly RoundedOperands _rounded = new();

    public PartRunner(TileTable<T> tiles) => _tiles = tiles;

    /// <summary>Rows of a batch.</summary>
    public int Batch { get; set; }

    public Lengths Lengths { get; set; }

    /// <summary>Whether rows beyond their length are to be zeroed where a loop writes (backward), besides being
    /// carried.</summary>
    public bool ZeroBeyond { get; set; }

    /// <summary>Whether products look for rows of zeros: operands that many nodes of a structure lack.</summary>
    public bool SkipsZeros { get; set; }

    /// <summary>The states' final gradients, for groups that start from them: [state, row, padded unit].</summary>
    public FinalGradients<T>? FinalGradients { get; set; }

    /// <summary>Steps that a stream took before this one, whose own is always the first.</summary>
    public int StepsBefore { get; set; }

    public nint* Moments => _moments.Pointer;

    public T* Scratch => _scratch.Pointer;

    public bool GuardsIntact => _scratch.GuardsIntact && _slots.GuardsIntact && _moments.GuardsIntact
        && _rounded.GuardsIntact;

    public void Ensure(int scratch, int slots)
    {
        _scratch.Ensure(scratch);
        _slots.Ensure(slots);
    }

    /// <summary>The index of the sequence's first step.</summary>
    public long FirstStep { get; set; }

    /// <summary>Sets the clock to step s of the block that starts at t0.</summary>
    public void SetStep(int t0, int s)
    {
        nint* moments = Moments;
        moments[(int)Moment.Step] = s;
        moments[(int)Moment.NextStep] = s + 1;
        moments[(int)Moment.Time] = t0 + s;
        moments[(int)Moment.NextTime] = t0 + s + 1;
        moments[(int)Moment.Index] = (nint)FirstStep + t0 + s;
    }

    /// <summary>Says which of the two gradient entries was written last.</summary>
    public void SetGradientEntry(int entry)
    {
        Moments[(int)Moment.GradientRead] = entry;
        Moments[(int)Moment.GradientWrite] = 1 - entry;
    }

    /// <summary>Runs a member's share of one step.</summary>
    /// <param name="share">The share.</param>
    /// <param name="first">Whether this is the iteration before which nothing ran.</param>
    public void Run(PartShare<T> share, bool first)
    {
        if (!share.Part.When.Holds(Moments[(int)Moment.Index]))
            Rest(share.Part, share.Rows, share.Panels);
        else if (share.Part.TakesRows)
            RunRows(share.Part, share.Rows);
        else if (share.IsTogether)
            RunTogether(share, first);
        else
            Run(share, share.Rows, share.Panels, first);
    }

    /// <summary>Runs some panels of a part over some rows: of one step, or (rows then count through time) of a whole
    /// block.</summary>
    /// <param name="share">The member's share, for where values lie.</param>
    /// <param name="rows">Rows, from and to.</param>
    /// <param name="panels">Panels, from and to.</param>
    /// <param name="first">Whether this is the iteration before which nothing ran.</param>
    public void Run(PartShare<T> share, (int From, int To) rows, (int From, int To) panels, bool first)
    {
        Part<T> part = share.Part;
        int chunk = part.HasPanels ? part.ChunkRows : int.MaxValue;
        nint storeRow = Moments[(int)Moment.Step] * Batch;
        if (part.Rounded is not null && panels.From < panels.To)
            _rounded.Round(part.Rounded, Moments, rows);
        int all = rows.To - rows.From;
        if (part.Loop is null && all > 0 && all <= chunk)
        {
            foreach (Group<T> group in part.Computed)
                Compute(part, group, panels, rows.From, storeRow + rows.From, all, 0, first);
            return;
        }

        bool down = IsDown;
        for (int i = panels.From; i < panels.To; i++)
        {
            int panel = down ? panels.From + panels.To - 1 - i : i;
            for (int row = rows.From; row < rows.To;)
            {
                int count = Math.Min(chunk, rows.To - row);
                Moments[(int)Moment.Chunk] = -row;
                foreach (Group<T> group in part.Computed)
                    Compute(part, group, (panel, panel + 1), row, storeRow + row, count, 0, first);
                if (part.Loop is not null)
                    Invoke(part, part.Loop, share.Places(panel), panel, row, count);
                row += count;
            }
        }
    }

    /// <summary>What the products over earlier iterations' values still owe, into the scratch.</summary>
    /// <param name="group">The group.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="row">First row.</param>
    /// <param name="count">Rows.</param>
    /// <param name="delay">Least delay of values that exist.</param>
    public T* Pending(Group<T> group, int panel, int row, int count, int delay)
    {
        Products.Run(_tiles, group, new PanelRange(panel, panel + 1, IsDown: false), Moments, row, row, count,
            _scratch.Pointer, 0, TermChoice.OnlyPrevious, delay, SkipsZeros);
        return _scratch.Pointer;
    }

    /// <summary>Every other step runs the panels backwards: it begins with the weights that the last one left in the
    /// cache.</summary>
    private bool IsDown => (Moments[(int)Moment.Time] & 1) != 0;

    /// <summary>The products of some panels.</summary>
    /// <param name="part">The part.</param>
    /// <param name="group">One of its groups.</param>
    /// <param name="panels">The panels, from and to.</param>
    /// <param name="row">First row of the operands.</param>
    /// <param name="storeRow">The same row in stores.</param>
    /// <param name="count">Rows.</param>
    /// <param name="panelRows">Rows between the panels in the scratch; 0 where it holds one.</param>
    /// <param name="first">Whether nothing ran before.</param>
    private void Compute(Part<T> part, Group<T> group, (int From, int To) panels, int row, nint storeRow, int count,
        int panelRows, bool first)
    {
        if ((group.Runs.Length == 0 && !group.IsStored) || panels.From == panels.To)
            return;
        int whole = part.WidthOf(panels.To - 1) < part.Width ? panels.To - 1 : panels.To;
        if (panels.From < whole)
            ComputeAlike(part, group, new PanelRange(panels.From, whole, IsDown), row, storeRow, count, 0, panelRows, first);
        if (whole < panels.To)
        {
            ComputeAlike(part, group, new PanelRange(whole, panels.To, IsDown: false), row, storeRow, count,
                panelRows * (whole - panels.From), panelRows, first);
        }
    }

    private void ComputeAlike(Part<T> part, Group<T> group, PanelRange range, int row, nint storeRow, int count,
        int scratchRow, int panelRows, bool first)
    {
        T* c = group.IsStored
            ? group.Stored(range.From, group.StoreRow(row, storeRow))
            : _scratch.Pointer + group.ScratchOffset + ((nint)scratchRow * group.Members * group.Panels.Width);
        nint gap = (nint)group.ColumnsOf(range.From) * (group.IsStored ? group.StoreRows : panelRows);
        TermChoice terms = first ? TermChoice.WithoutPrevious : TermChoice.All;
        if (group.Panels.Compressed is null)
            Products.Run(_tiles, group, range, Moments, row, storeRow, count, c, gap, terms, skipsZeros: SkipsZeros);
        else
            CompressedProducts.Run(part, group, _rounded, range, Moments, row, storeRow, count, c, gap, terms);
        for (int panel = range.From; group.Injections.Count > 0 && panel < range.To; panel++, c += gap)
            FinalGradients!.Inject(group, panel, row, count, (int)Moments[(int)Moment.Time], Lengths, c);
    }

    /// <summary>The equations of one panel, row by row.</summary>
    private void Invoke(Part<T> part, Loop<T> loop, Place<T>[] places, int panel, int row, int count)
    {
        int unit = panel * part.Width;
        int width = part.WidthOf(panel);
        Point(places, row, unit);
        loop.Equations.Invoke(_slots.Pointer, count, width);
        if (Lengths.AreGiven)
            Restore(loop, row, count, unit, width);
        Guard(loop, row, count, unit, width);
    }

    /// <summary>Points the slots at a row, a unit and the present entry along time.</summary>
    private void Point(Place<T>[] places, int row, int unit)
    {
        Slot<T>* slots = _slots.Pointer;
        nint* moments = Moments;
        for (int i = 0; i < places.Length; i++)
        {
            ref readonly Place<T> place = ref places[i];
            slots[i].Pointer = place.At(moments, row, unit);
            slots[i].RowStride = place.Row;
        }
    }

    /// <summary>Rows beyond their length keep their states; in the backward pass they contribute nothing.</summary>
    private void Restore(Loop<T> loop, int row, int count, int unit, int width)
    {
        int step = (int)Moments[(int)Moment.Time];
        for (int r = row; r < row + count; r++)
        {
            if (!Lengths.IsBeyond(r % Batch, step + (r / Batch)))
                continue;
            for (int i = 0; i < loop.Places.Length; i++)
            {
                BindingInfo binding = loop.Info.Bindings[i];
                if (!binding.Writes || binding.Group >= 0)
                    continue;
                var written = new Span<T>(loop.Places[i].At(Moments, r, unit), width);
                if (binding.Value.Next)
                    new ReadOnlySpan<T>(loop.Carried[i].At(Moments, r, unit), width).CopyTo(written);
                else if (ZeroBeyond)
                    written.Clear();
            }
        }
    }

    /// <summary>After some steps, what decays is kept from the denormals.</summary>
    private void Guard(Loop<T> loop, int row, int count, int unit, int width)
    {
        nint step = Moments[(int)Moment.Time] + StepsBefore;
        if (loop.Guarded.Length == 0 || !DenormalGuard.IsDue(step))
            return;
        for (int r = row; r < row + count; r++)
        {
            // What a row keeps beyond its length is what it would have kept alone.
            if (Lengths.AreGiven && Lengths.IsBeyond(r, (int)step))
                continue;
            foreach (int i in loop.Guarded)
                DenormalGuard.Flush(loop.Places[i].At(Moments, r, unit), width);
        }
    }

    public void Dispose()
    {
        _scratch.Dispose();
        _slots.Dispose();
        _moments.Dispose();
        _rounded.Dispose();
    }
}
