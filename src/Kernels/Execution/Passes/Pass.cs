using System.Numerics;

namespace Kernels.Execution;

/// <summary>One pass over a layer, ready to run: its parts, and where their values lie in the present run.</summary>
internal sealed unsafe class Pass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly Workspace<T> _workspace;
    private readonly Group<T>?[] _groups;
    private readonly long _storeColumns;
    private readonly int _longestRow;

    public Pass(PassMode mode, CompiledCell cell, CellSizes sizes, Equations<T>[] equations, PackedWeights<T> packed,
        Workspace<T> workspace, int threads)
    {
        (_cell, _workspace) = (cell, workspace);
        Info = mode == PassMode.Backward ? cell.Backward : cell.Forward;
        Layout = new Layout(cell, sizes, mode, sizeof(T));
        Map = new SlotMap<T>(cell, sizes, Layout, workspace, packed.ParameterPointer);
        _groups = new Group<T>?[cell.Groups.Length];
        foreach (int group in GroupWidths.Parts(Info).SelectMany(part => part.Groups))
            _groups[group] = new Group<T>(cell, sizes, Layout, packed[group]);
        foreach (PartInfo part in Info.Before.SelectMany(stage => stage.Parts).Where(part => part.Loop is null))
        {
            foreach (Group<T> group in part.Groups.Select(group => _groups[group]!))
                group.IsOnce = group.ReadsOnlySequenceInputs;
        }

        _storeColumns = FindStores();
        Before = Stages(Info.Before, sizes, equations, threads);
        Step = Stages(Info.Step, sizes, equations, threads);
        After = Stages(Info.After, sizes, equations, threads);
        _longestRow = cell.Slots.Select(slot => sizes.Room(slot.Size)).DefaultIfEmpty(0).Max();
        long rowElements = _storeColumns + Layout.Block.Stride + Layout.States.Stride
            + (mode == PassMode.Infer ? 0 : Layout.Tape.Stride);
        RowBytes = rowElements * sizeof(T);
        Part<T>[] parts = [.. Before.Concat(Step).Concat(After).SelectMany(stage => stage)];
        Scratch = parts.Select(part => part.Scratch).DefaultIfEmpty(0).Max();
        Bindings = parts.Select(part => part.Loop?.Places.Length ?? 0).DefaultIfEmpty(0).Max();
        Cost = CostOf(threads);
        long perBlock = Before.Concat(After).SelectMany(stage => stage).SelectMany(part => part.Computed).Sum(group => group.Panels.Bytes);
        if (mode == PassMode.Backward)
            perBlock += cell.Outers.Sum(outer => (long)UnitsOf(outer.Adjoint) * UnitsOf(outer.Operand) * sizeof(T));
        HasFarWeightsPerBlock = perBlock > Panels<T>.FarBytes;

        int UnitsOf(ValueRef value) => sizes[cell.Slots[value.Slot].Size];
    }

    public PassInfo Info { get; }

    public Layout Layout { get; }

    public SlotMap<T> Map { get; }

    public Part<T>[][] Before { get; }

    public Part<T>[][] Step { get; }

    public Part<T>[][] After { get; }

    /// <summary>Bytes that one row of one step occupies while its block is at work.</summary>
    public long RowBytes { get; }

    /// <summary>Whether what every block goes through once for all its rows lies far: weights, and in a backward pass the
    /// sums of their gradients.</summary>
    public bool HasFarWeightsPerBlock { get; }

    /// <summary>What a step costs.</summary>
    public StepCost Cost { get; }

    /// <summary>Scratch that a thread needs.</summary>
    public int Scratch { get; }

    /// <summary>Slots of the loop that has most.</summary>
    public int Bindings { get; }

    public Group<T> Group(int index) => _groups[index]!;

    /// <summary>Makes room for a run of the given shape and finds all places in it.</summary>
    public void Prepare(RunShape shape)
    {
        _workspace.Ensure(Layout, shape, _storeColumns * shape.BlockRows, _longestRow);
        Map.Shape = shape;
        foreach (Group<T>? group in _groups)
        {
            if (group is null)
                continue;
            group.Store = _workspace.Stores.Pointer + (group.StoreColumn * shape.BlockRows);
            group.StoreRows = shape.BlockRows;
            foreach (TermRun<T> run in group.Runs)
                run.Place = Map.Operand(run.Operand);
        }

        Bind(Before);
        Bind(Step);
        Bind(After);
    }

    private StepCost CostOf(int threads)
    {
        Part<T>[] step = [.. Step.SelectMany(stage => stage)];
        return new()
        {
            Products = step.Sum(part => part.Products),
            LargestProducts = step.Sum(part => part.Products * part.LargestShare(threads)),
            BlockProducts = Before.Concat(After).SelectMany(stage => stage).Sum(part => part.Products),
            WeightBytes = step.SelectMany(part => part.Computed).Sum(group => (double)group.Panels.Bytes),
            Values = step.Sum(part => part.Values),
            LargestValues = step.Sum(part => part.Values * part.LargestShare(threads)),
            Barriers = Info.Exchanged ? 0 : Step.Length,
        };
    }

    private void Bind(Part<T>[][] stages)
    {
        foreach (Part<T>[] stage in stages)
        {
            foreach (Part<T> part in stage)
            {
                part.Loop?.Bind(Map);
                part.Operation?.Bind(Map);
            }
        }
    }

    private Part<T>[][] Stages(StageInfo[] stages, CellSizes sizes, Equations<T>[] equations, int threads) =>
        [.. stages.Select(stage =>
            stage.Parts.Select(part => new Part<T>(part, _cell, sizes, _groups, equations, threads)).ToArray())];

    /// <summary>Groups whose results outlive their part: those that others start from, and those that loops of other
    /// parts read.</summary>
    private long FindStores()
    {
        for (int i = 0; i < _groups.Length; i++)
        {
            if (_groups[i] is { } group && _cell.Groups[i].Hoisted is >= 0 and int hoisted)
            {
                group.Hoisted = _groups[hoisted]!;
                group.Hoisted.IsStored = true;
            }
        }

        foreach (PartInfo part in GroupWidths.Parts(Info))
        {
            foreach (int group in GroupWidths.GroupsOf(part).Except(part.Groups))
                _groups[group]!.IsStored = true;
        }

        long columns = 0;
        foreach (Group<T>? group in _groups.Where(group => group is { IsStored: true }))
        {
            group!.StoreColumn = columns;
            columns += (long)group.Members * group.Panels.Padded;
        }

        return columns;
    }
}
