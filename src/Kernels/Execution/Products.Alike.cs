using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <content>Few rows: all panels of a share in one go. A tile of one row takes a hundred nanoseconds or two: what is
/// looked up between two of them would show.</content>
internal static unsafe partial class Products
{
    /// <summary>The end of the panels that can be taken in one go: one product, alike panels, each with one
    /// tile.</summary>
    public static int EndOfAlike<T>(TileTable<T> tiles, Group<T> group, (int From, int To) range, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        if (range.From == range.To || panels.HasGaps || group.Runs.Length != 1)
            return range.From;
        StripLayout strips = panels.Strips(range.From);
        bool isOneTile = rows <= tiles.MaxRows(strips.Vectors[0]) && strips.Together(0, rows) == strips.Count;
        if (panels.Compressed is null && !isOneTile)
            return range.From;
        return panels.WidthOf(range.To - 1) == panels.WidthOf(range.From) ? range.To : range.To - 1;
    }

    /// <summary>c[r, ·] = start + a · panel.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="group">The group.</param>
    /// <param name="range">The panels.</param>
    /// <param name="moments">The present entry along time, by <see cref="Moment"/>.</param>
    /// <param name="row">First row of the operands.</param>
    /// <param name="storeRow">The same row in stores.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Result of the first panel, members side by side, rows without a gap.</param>
    /// <param name="gap">Elements between the results of two panels.</param>
    /// <param name="terms">Which terms.</param>
    public static void RunAlike<T>(TileTable<T> tiles, Group<T> group, PanelRange range, nint* moments, nint row,
        nint storeRow, int rows, T* c, nint gap, TermChoice terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        TermRun<T> run = group.Runs[0];
        StripLayout strips = panels.Strips(range.From);
        int vectors = strips.Vectors[0];
        nint columns = group.ColumnsOf(range.From);
        T* init = group.Start(range.From, row, storeRow, out nint initStride, out nint initGap);
        T* weights = panels.Strip(range.From, 0);
        nint depth = Counts(run, terms, 0, moments) ? run.Depth : 0;
        T* a = run.Place.At(moments, row);
        nint weightsGap = panels.Depth * columns;
        nint stripGap = (nint)panels.Depth * vectors * tiles.Lanes;
        for (int i = 0; i < range.Count; i++)
        {
            nint at = range.At(i);
            if (strips.Count > 1)
                tiles.Across(rows, vectors, strips.Count)(a, run.Place.Row, weights + (at * weightsGap), stripGap, depth,
                    init + (at * initGap), initStride, c + (at * gap), columns);
            else
                tiles.Product(rows, vectors)(a, run.Place.Row, weights + (at * weightsGap), depth, init + (at * initGap),
                    initStride, c + (at * gap), columns);
        }
    }
}
