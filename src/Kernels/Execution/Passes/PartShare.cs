using System.Numerics;

namespace Kernels.Execution;

/// <summary>What one member does of a part in the present run, and where its loop's slots lie.</summary>
internal sealed unsafe class PartShare<T>(Part<T> part)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Place<T>[] _places = new Place<T>[part.Loop?.Places.Length ?? 0];
    private readonly Place<T>[] _last = new Place<T>[part.Loop?.Places.Length ?? 0];

    public Part<T> Part { get; } = part;

    /// <summary>Rows of a step. Work over a block is given its rows with every block.</summary>
    public (int From, int To) Rows { get; private set; }

    public (int From, int To) Panels { get; private set; }

    /// <summary>Whether the products of all panels come before the equations, which then run across the panels: where
    /// rows are few, one call does what would else be one for each panel.</summary>
    public bool IsTogether { get; private set; }

    /// <summary>Rows between the panels of the accumulators that are handed over; 0 where every panel uses the same
    /// scratch.</summary>
    public int PanelRows { get; private set; }

    /// <summary>Takes a share of the steps.</summary>
    public void PrepareStep((int From, int To) rows, (int From, int To) panels, T* scratch, int batch)
    {
        int count = rows.To - rows.From;
        int width = panels.To - panels.From;
        (Rows, Panels) = (rows, panels);
        IsTogether = Part.HasPanels && count > 0 && count <= width && count * width <= Part.ChunkRows;
        PanelRows = IsTogether ? count : 0;
        Bind(scratch, batch);
    }

    /// <summary>Takes a share of the panels of work over blocks.</summary>
    public void PrepareBlock((int From, int To) panels, T* scratch, int batch)
    {
        (Panels, IsTogether, PanelRows) = (panels, false, 0);
        Bind(scratch, batch);
    }

    /// <summary>Where the slots lie for a panel; only the last one may differ from the others.</summary>
    public Place<T>[] Places(int panel) => panel < Part.Count - 1 ? _places : _last;

    private void Bind(T* scratch, int batch)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            Loop<T> loop = Part.Loop!;
            bool accumulates = loop.Groups[i] is not null;
            _places[i] = accumulates ? Accumulators(i, Part.Width, scratch, batch) : loop.Places[i];
            _last[i] = accumulates ? Accumulators(i, Part.WidthOf(Part.Count - 1), scratch, batch) : loop.Places[i];
        }
    }

    private Place<T> Accumulators(int slot, int width, T* scratch, int batch)
    {
        Group<T> group = Part.Loop!.Groups[slot]!;
        int column = Part.Loop.Info.Bindings[slot].Member * width;
        nint columns = (nint)group.Members * width;
        if (group.IsStored)
        {
            return new()
            {
                Base = group.Stored(0, 0) + column,
                Row = columns,
                Step = group.IsOnce ? 0 : columns * batch,
                Moment = Moment.Step,
                Unit = (nint)group.Members * group.StoreRows,
            };
        }

        if (group.Runs.Length == 0)
            return new() { Base = group.Panels.Bias(0) + column, Unit = group.Members };
        nint unit = (nint)group.Members * PanelRows;
        return new()
        {
            Base = scratch + group.ScratchOffset + column - (unit * Panels.From * Part.Width),
            Row = columns,
            Step = columns,
            Moment = Moment.Chunk,
            Unit = unit,
        };
    }
}
