namespace Kernels.Execution;

/// <summary>Where the slots of one pass live: which record holds each of them.</summary>
internal sealed class Layout
{
    private readonly CompiledCell _cell;

    public Layout(CompiledCell cell, CellSizes sizes, PassMode mode, int elementSize)
    {
        _cell = cell;
        Mode = mode;
        Usage = new PassUsage(cell, mode);
        Parameters = Of(cell, sizes, elementSize, SlotKind.Parameter);
        States = Of(cell, sizes, elementSize, SlotKind.State);
        Tape = Of(cell, sizes, elementSize, SlotKind.Tape);
        Step = new Record(cell, sizes, Usage.All.Where(slot => LivesOneStep(slot)), elementSize);
        Block = new Record(cell, sizes, Usage.All.Where(LivesOneBlock), elementSize);
        Once = new Record(cell, sizes, Usage.Bound.Where(cell.IsPerSequence), elementSize);
        Gradients = new Record(cell, sizes, Usage.All.Where(IsCarriedGradient), elementSize);
        StatesBefore = Furthest(cell, states: true, 1);
        BlockBefore = Furthest(cell, states: false, 0);
        BlockBehind = mode == PassMode.Backward ? Math.Max(StatesBefore, Furthest(cell, states: false, 1)) : 0;
        bool exchanged = mode == PassMode.Backward && cell.Backward.Exchanged;
        GradientHistory = exchanged || Usage.WholeBlock.Any(IsCarriedGradient);
    }

    public PassMode Mode { get; }

    public PassUsage Usage { get; }

    /// <summary>One row in all.</summary>
    public Record Parameters { get; }

    /// <summary>[S + 1, B] for inference, [T + 1, B] for training, and what delays read before that.</summary>
    public Record States { get; }

    /// <summary>Entries of <see cref="States"/> before the first.</summary>
    public int StatesBefore { get; }

    /// <summary>[T + 1, B]; not used for inference.</summary>
    public Record Tape { get; }

    /// <summary>[B].</summary>
    public Record Step { get; }

    /// <summary>[S + 1, B], and what delays read before and behind that.</summary>
    public Record Block { get; }

    /// <summary>[B]: inputs of the whole sequence.</summary>
    public Record Once { get; }

    /// <summary>Entries of <see cref="Block"/> before the first.</summary>
    public int BlockBefore { get; }

    /// <summary>Entries of <see cref="Block"/> behind that of step S.</summary>
    public int BlockBehind { get; }

    /// <summary>[2, B], or [S + 1, B] where <see cref="GradientHistory"/>.</summary>
    public Record Gradients { get; }

    /// <summary>Whether state gradients are kept for all steps of a block.</summary>
    public bool GradientHistory { get; }

    /// <summary>Whether a StateGradient slot is handed from step to step by some loop; otherwise it is only the
    /// caller's final gradient.</summary>
    public bool IsCarriedGradient(int slot) =>
        _cell.Slots[slot].Kind == SlotKind.StateGradient && Usage.Carried.Contains(slot);

    private static int Furthest(CompiledCell cell, bool states, int less) =>
        cell.Delays.Where(delay => delay.IsState == states).Select(delay => delay.Steps - less).DefaultIfEmpty(0).Max();

    private bool LivesOneStep(int slot) => !Usage.WholeBlock.Contains(slot) && IsTransient(slot);

    private bool LivesOneBlock(int slot) => _cell.Slots[slot].Kind switch
    {
        SlotKind.Step or SlotKind.Tape => IsTransient(slot) && Usage.WholeBlock.Contains(slot),
        SlotKind.Block or SlotKind.Output or SlotKind.OutputGradient or SlotKind.InputGradient
            or SlotKind.DelayedGradient or SlotKind.HistoryGradient => true,
        SlotKind.Input => !_cell.IsPerSequence(slot) && (Usage.Bound.Contains(slot) || Usage.Delayed.Contains(slot)),
        SlotKind.StepIndex or SlotKind.Draw => true,
        SlotKind.StateGradient => !IsCarriedGradient(slot),
        _ => false,
    };

    /// <summary>Within one step as far as the plan is concerned.</summary>
    private bool IsTransient(int slot) =>
        _cell.Slots[slot].Kind is SlotKind.Step || (_cell.Slots[slot].Kind is SlotKind.Tape && Mode == PassMode.Infer);

    private static Record Of(CompiledCell cell, CellSizes sizes, int elementSize, SlotKind kind) =>
        new(cell, sizes, Enumerable.Range(0, cell.Slots.Length).Where(slot => cell.Slots[slot].Kind == kind),
            elementSize);
}
