using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>Consecutive terms of a group whose operands lie side by side: one product.</summary>
internal sealed class TermRun<T>
    where T : unmanaged
{
    /// <summary>The first operand.</summary>
    public required ValueRef Operand { get; init; }

    /// <summary>The steps, of those that the operand is of, at which it is not zero.</summary>
    public required StepCondition When { get; init; }

    /// <summary>Where its k range starts in the packed strips.</summary>
    public required int Start { get; init; }

    /// <summary>Length of the k range of all merged operands.</summary>
    public required int Depth { get; set; }

    /// <summary>Where the operand lies in this run.</summary>
    public Place<T> Place { get; set; }
}

/// <summary>A product group as one pass runs it.</summary>
internal sealed unsafe class Group<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _isSteady;
    private readonly bool _readsPrevious;
    private readonly TilePlan<T>?[] _full = new TilePlan<T>?[Part<T>.MostRows];
    private readonly TilePlan<T>?[] _last = new TilePlan<T>?[Part<T>.MostRows];

    public Group(CompiledCell cell, CellSizes sizes, Layout layout, Panels<T> panels)
    {
        Panels = panels;
        Members = panels.Info.Members;
        ReadsSequenceInputs = panels.Info.Terms.Any(term => cell.IsPerSequence(term.Operand.Slot));
        ReadsOnlySequenceInputs = panels.Info.Terms.Length > 0
            && panels.Info.Terms.All(term => cell.IsPerSequence(term.Operand.Slot));
        Runs = Merge(cell, sizes, panels.Compressed is null ? layout : null, panels);
        _isSteady = Runs.Length > 0 && Runs.All(run => run.When.IsAlways);
        _readsPrevious = Runs.Any(run => run.Operand.Previous);
    }

    public Panels<T> Panels { get; }

    public int Members { get; }

    public TermRun<T>[] Runs { get; }

    /// <summary>The group of the Before program from whose results this one starts.</summary>
    public Group<T>? Hoisted { get; set; }

    /// <summary>Whether the results are kept for all rows of a block, in panel order [panel][row][member,
    /// unit].</summary>
    public bool IsStored { get; set; }

    /// <summary>Whether an operand is an input of the whole sequence.</summary>
    public bool ReadsSequenceInputs { get; }

    /// <summary>Whether every operand is one.</summary>
    public bool ReadsOnlySequenceInputs { get; }

    /// <summary>Whether the results are those of the rows of a step, computed once per sequence.</summary>
    public bool IsOnce { get; set; }

    /// <summary>Where the store starts, in elements per block row; the product with the block's rows is its
    /// address.</summary>
    public long StoreColumn { get; set; }

    /// <summary>The store in this run.</summary>
    public T* Store { get; set; }

    /// <summary>Rows of the store.</summary>
    public int StoreRows { get; set; }

    /// <summary>Where the accumulators lie in a member's scratch.</summary>
    public int ScratchOffset { get; set; }

    /// <summary>Where its terms start among those whose operands its part rounds.</summary>
    public int FirstRounded { get; set; }

    /// <summary>Members and the states whose final gradient they start from.</summary>
    public List<(int Member, int State)> Injections { get; } = [];

    /// <summary>Whether the same tiles run at every step: all terms count, and of their weights all of each.</summary>
    public bool CanPlan(TermChoice terms) => _isSteady && !Panels.HasGaps
        && (terms == TermChoice.All || (terms == TermChoice.WithoutPrevious && !_readsPrevious));

    /// <summary>The tiles of a panel for so many rows. Members may find out at the same time: what they find is the
    /// same.</summary>
    public TilePlan<T> PlanOf(TileTable<T> tiles, int panel, int rows)
    {
        TilePlan<T>?[] plans = panel < Panels.Count - 1 ? _full : _last;
        return plans[rows - 1] ??= new TilePlan<T>(tiles, Panels, panel, Runs, rows);
    }

    /// <summary>Columns of a panel.</summary>
    public int ColumnsOf(int panel) => Members * Panels.WidthOf(panel);

    /// <summary>Row <paramref name="row"/> of the store in a panel.</summary>
    public T* Stored(int panel, nint row) =>
        Store + ((nint)Members * panel * Panels.Width * StoreRows) + (row * ColumnsOf(panel));

    /// <summary>The row of the store in which a row of a step has its results.</summary>
    public nint StoreRow(nint row, nint storeRow) => IsOnce ? row : storeRow;

    /// <summary>What the sums of a row start from: the results of the group before the steps, or the biases.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="row">The row of a step.</param>
    /// <param name="storeRow">The same row in stores.</param>
    /// <param name="stride">Elements between rows.</param>
    /// <param name="gap">Elements between panels.</param>
    public T* Start(int panel, nint row, nint storeRow, out nint stride, out nint gap)
    {
        nint columns = ColumnsOf(panel);
        if (Hoisted is null)
        {
            (stride, gap) = (0, columns);
            return Panels.Bias(panel);
        }

        (stride, gap) = (columns, columns * Hoisted.StoreRows);
        return Hoisted.Stored(panel, Hoisted.StoreRow(row, storeRow));
    }

    /// <summary>Without a layout every term is a run: compressed weights have scales for each term.</summary>
    private static TermRun<T>[] Merge(CompiledCell cell, CellSizes sizes, Layout? layout, Panels<T> panels)
    {
        var runs = new List<TermRun<T>>();
        TermInfo? last = null;
        foreach ((int i, TermInfo term) in panels.Info.Terms.Index())
        {
            int depth = sizes[term.OperandSize];
            if (last is not null && layout is not null && last.When == term.When && Adjoin(cell, sizes, layout, last, term))
                runs[^1].Depth += depth;
            else
                runs.Add(new TermRun<T> { Operand = term.Operand, When = term.When, Start = panels.TermStart[i], Depth = depth });
            last = term;
        }

        return [.. runs];
    }

    private static bool Adjoin(CompiledCell cell, CellSizes sizes, Layout layout, TermInfo first, TermInfo second)
    {
        if (first.Operand.Previous != second.Operand.Previous || first.Operand.Next != second.Operand.Next
            || first.Operand.Delay != second.Operand.Delay)
            return false;
        if (cell.Slots[first.Operand.Slot].Kind == SlotKind.Input || sizes[first.OperandSize] % CellSizes.Padding != 0)
            return false;
        foreach (Record record in (ReadOnlySpan<Record>)[layout.Tape, layout.States, layout.Block, layout.Step,
            layout.Gradients])
        {
            if (record.Holds(first.Operand.Slot) && record.Holds(second.Operand.Slot))
                return record.Offset(second.Operand.Slot) == record.Offset(
                    first.Operand.Slot) + sizes[first.OperandSize];
        }

        return false;
    }
}
