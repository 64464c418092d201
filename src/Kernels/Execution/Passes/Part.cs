using System.Numerics;
using System.Runtime.CompilerServices;
using Kernels.Execution.Compressed;

namespace Kernels.Execution;

/// <summary>A part of a stage as one pass runs it: panels of units, each with its products and its equations.</summary>
internal sealed class Part<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Most rows of a chunk.</summary>
    public const int MostRows = 64;

    /// <summary>Bytes of accumulators that stay in L1 between products and equations, beside a strip's operands.</summary>
    private const int ScratchBytes = 32 << 10;

    public Part(PartInfo info, CompiledCell cell, CellSizes sizes, Group<T>?[] groups, Equations<T>[] equations,
        int threads)
    {
        Padded = sizes.Padded(info.Size);
        Computed = [.. info.Groups.Select(group => groups[group]!)];
        Loop = info.Loop is null ? null : new Loop<T>(info.Loop, cell, equations[info.Loop.Equations], groups);
        Group<T>? any = GroupWidths.GroupsOf(info).Select(group => groups[group]).FirstOrDefault();
        HasPanels = any is not null;
        Width = any?.Panels.Width ?? CellSizes.RoundUp((Padded + threads - 1) / threads);
        Count = (Padded + Width - 1) / Width;
        Group<T>[] handedOver = [.. Computed.Where(group => !group.IsStored)];
        int columns = handedOver.Sum(group => group.Members) * Width;
        ChunkRows = System.Math.Clamp(ScratchBytes / Unsafe.SizeOf<T>() / System.Math.Max(columns, 1), 1, MostRows);
        foreach (Group<T> group in handedOver)
        {
            group.ScratchOffset = Scratch;
            Scratch += ChunkRows * group.Members * Width;
        }

        Operation = info.Operation is null ? null : new RowWork<T>(info.Operation, cell, sizes, info.Size);
        if (info.Loop is { Columns: not CompiledCell.Unit })
            Matrix = (sizes[info.Size] / sizes[info.Loop.Columns], sizes[info.Loop.Columns]);
        Rounded = RoundedLayout.Of(Computed);
        ValueRef[] written = [.. Written(info)];
        When = info.When;
        GoesByStep = !When.IsAlways
            || info.Groups.Any(group => cell.Groups[group].Terms.Any(term => !term.When.IsAlways))
            || ReadsSequenceInputs(info, cell, groups);
        IsOnce = Loop is null && Computed.Length > 0 && Computed.All(group => group.IsOnce);
        OnlyInputGradients = InputGradientsOf(cell, written);
        Carries = written.Any(value => value.Next);
        Shares = [.. Enumerable.Range(0, threads).Select(_ => new PartShare<T>(this))];
    }

    /// <summary>What each member does of it.</summary>
    public PartShare<T>[] Shares { get; }

    public Group<T>[] Computed { get; }

    public Loop<T>? Loop { get; }

    /// <summary>An operation on whole rows; null where there are products or equations.</summary>
    public RowWork<T>? Operation { get; }

    /// <summary>The steps at which it is carried out.</summary>
    public StepCondition When { get; }

    /// <summary>Whether it does not do the same at every step, so that one step's rows at a time are its work over a
    /// block.</summary>
    public bool GoesByStep { get; }

    /// <summary>Whether it is products that are computed once per sequence.</summary>
    public bool IsOnce { get; }

    /// <summary>Rows and columns where its equations are over matrices; otherwise 0.</summary>
    public (int Rows, int Columns) Matrix { get; }

    /// <summary>Whether its rows are shared, never its units.</summary>
    public bool TakesRows => Operation is not null || Matrix.Rows > 0;

    /// <summary>Padded units.</summary>
    public int Padded { get; }

    /// <summary>Units of a panel; the last one may have fewer.</summary>
    public int Width { get; }

    /// <summary>Panels.</summary>
    public int Count { get; }

    /// <summary>Whether products are computed or read, so that accumulators lie panel by panel.</summary>
    public bool HasPanels { get; }

    /// <summary>Rows whose products are computed before their equations.</summary>
    public int ChunkRows { get; }

    /// <summary>Elements of scratch for a chunk of rows.</summary>
    public int Scratch { get; }

    /// <summary>The operands that int8 products take as whole numbers; null where there are none.</summary>
    public RoundedLayout? Rounded { get; }

    /// <summary>The inputs whose gradients are all that the part writes, one bit each; 0 when it writes anything
    /// else.</summary>
    public ulong OnlyInputGradients { get; }

    /// <summary>Whether the loop writes a value that leaves the step.</summary>
    public bool Carries { get; }

    /// <summary>Multiply-adds of one row.</summary>
    public double Products => Computed.Sum(group => (double)group.Panels.Depth * group.Members * Padded);

    /// <summary>Values of one row that the equations read and write.</summary>
    public double Values => (double)Padded * (Loop?.Places.Length ?? Operation?.Operands.Length ?? 0);

    /// <summary>What the member with most panels has of all.</summary>
    public double LargestShare(int members) => (double)((Count + members - 1) / members) / Count;

    public int WidthOf(int panel) => System.Math.Min(Width, Padded - (panel * Width));

    /// <summary>Rows of a block count through time, and what is given once has those of one step only.</summary>
    private static bool ReadsSequenceInputs(PartInfo info, CompiledCell cell, Group<T>?[] groups) =>
        info.Groups.Any(group => groups[group]!.ReadsSequenceInputs)
        || (info.Operation?.Operands.Any(operand => cell.IsPerSequence(operand.Slot)) ?? false)
        || (info.Loop?.Bindings.Any(binding => binding.Group >= 0
            ? groups[binding.Group] is { } group && (group.IsOnce || group.Hoisted is { IsOnce: true })
            : cell.IsPerSequence(binding.Value.Slot)) ?? false);

    private static IEnumerable<ValueRef> Written(PartInfo info) => info.Operation is { } operation
        ? [operation.Result]
        : info.Loop?.Bindings.Where(binding => binding.Writes).Select(binding => binding.Value) ?? [];

    private static ulong InputGradientsOf(CompiledCell cell, ValueRef[] written)
    {
        ulong inputs = 0;
        foreach (ValueRef value in written)
        {
            SlotInfo slot = cell.Slots[value.Slot];
            if (slot.Kind is not (SlotKind.InputGradient or SlotKind.DelayedGradient))
                return 0;
            inputs |= 1UL << slot.Index;
        }

        return inputs;
    }
}
