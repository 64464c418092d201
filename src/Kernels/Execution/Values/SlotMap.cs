using System.Numerics;

namespace Kernels.Execution;

/// <summary>Finds where the values of one pass lie in a run.</summary>
internal sealed unsafe class SlotMap<T>(CompiledCell cell, CellSizes sizes, Layout layout, Workspace<T> workspace,
    T* parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public RunShape Shape { get; set; }

    /// <summary>The place that a loop reads or writes: a padded row.</summary>
    public Place<T> Bound(ValueRef value)
    {
        Place<T> place = Find(value);
        place.Base += (value.Previous ? value.Delay : -value.Delay) * place.Step;
        place.Unit = cell.Slots[value.Slot].Size == CompiledCell.Unit ? 0 : 1;
        return place;
    }

    /// <summary>The place that a product reads: inputs are read where the caller keeps them.</summary>
    public Place<T> Operand(ValueRef value)
    {
        SlotInfo slot = cell.Slots[value.Slot];
        if (slot.Kind != SlotKind.Input || value.Delay > 0)
            return Bound(value);
        int size = sizes[slot.Size];
        return new Place<T>
        {
            Base = workspace.Inputs[slot.Index],
            Row = size,
            Step = cell.Inputs[slot.Index].IsPerSequence ? 0 : (nint)size * Shape.Batch,
            Moment = Moment.Time,
            Unit = 1,
        };
    }

    private Place<T> Find(ValueRef value)
    {
        SlotInfo slot = cell.Slots[value.Slot];
        switch (slot.Kind)
        {
            case SlotKind.Parameter:
                return new Place<T> { Base = parameters + layout.Parameters.Offset(value.Slot) };
            case SlotKind.State:
                return State(value);
            case SlotKind.StateGradient when layout.IsCarriedGradient(value.Slot):
                return Gradient(value);
            case SlotKind.Tape when layout.Mode != PassMode.Infer:
                return In(layout.Tape, workspace.Tape.Pointer, value.Slot, value.Previous ? Moment.NextTime
                    : Moment.Time);
            case SlotKind.OutputGradient when (workspace.AbsentOutputGradients >> slot.Index & 1) != 0:
            case SlotKind.HistoryGradient when workspace.AbsentHistoryGradients[slot.Index]:
                return new Place<T> { Base = workspace.Zeros.Pointer };
            default:
                return layout.Step.Holds(value.Slot) ? Fixed(layout.Step, workspace.Step.Pointer, value.Slot)
                    : layout.Once.Holds(value.Slot) ? Fixed(layout.Once, workspace.Once.Pointer, value.Slot)
                    : In(layout.Block, workspace.BlockStart(layout, Shape), value.Slot, value.Previous ? Moment.NextStep
                        : Moment.Step);
        }
    }

    private Place<T> State(ValueRef value)
    {
        bool next = value.Next || value.Previous;
        return layout.Mode == PassMode.Infer
            ? In(layout.States, workspace.StatesStart(layout, Shape), value.Slot, next ? Moment.NextStep : Moment.Step)
            : In(layout.States, workspace.StatesStart(layout, Shape), value.Slot, next ? Moment.NextTime : Moment.Time);
    }

    private Place<T> Gradient(ValueRef value)
    {
        Moment moment = layout.GradientHistory
            ? (value.Next ? Moment.Step : Moment.NextStep)
            : (value.Next ? Moment.GradientWrite : Moment.GradientRead);
        return In(layout.Gradients, workspace.Gradients.Pointer, value.Slot, moment);
    }

    private Place<T> Fixed(Record record, T* start, int slot)
    {
        Place<T> place = In(record, start, slot, Moment.Fixed);
        place.Step = 0;
        return place;
    }

    private Place<T> In(Record record, T* start, int slot, Moment moment) => new()
    {
        Base = start + record.Offset(slot),
        Row = record.Stride,
        Step = (nint)record.Stride * Shape.Batch,
        Moment = moment,
    };
}
