using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <content>Few rows: all panels of a share in one go.</content>
internal static unsafe partial class Products
{
    /// <summary>The end of the panels that can be taken in one go: one product whose tile takes a whole panel.</summary>
    public static int EndOfAlike<T>(TileTable<T> tiles, Group<T> group, (int From, int To) range, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        if (range.From == range.To || panels.Compressed is not null || panels.HasGaps || group.Runs.Length != 1)
            return range.From;
        StripLayout strips = panels.Strips(range.From);
        if (rows > tiles.MaxRows(strips.Vectors[0]) || strips.Together(0, rows) != strips.Count)
            return range.From;
        return panels.WidthOf(range.To - 1) == panels.WidthOf(range.From) ? range.To : range.To - 1;
    }

    /// <summary>c[r, ·] = start + a · panel, for panels that are alike.</summary>
    /// <remarks>A tile of one row takes a few hundred nanoseconds: what is looked up between two of them would
    /// show.</remarks>
    /// <param name="tiles">The tiles.</param>
    /// <param name="group">The group.</param>
    /// <param name="range">The panels, from and to.</param>
    /// <param name="down">Whether the last one comes first.</param>
    /// <param name="moments">The present entry along time, by <see cref="Moment"/>.</param>
    /// <param name="row">First row of the operands.</param>
    /// <param name="storeRow">The same row in stores.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Result of the first panel, members side by side, rows without a gap.</param>
    /// <param name="gap">Elements between the results of two panels.</param>
    /// <param name="terms">Which terms.</param>
    public static void RunAlike<T>(TileTable<T> tiles, Group<T> group, (int From, int To) range, bool down, nint* moments,
        nint row, nint storeRow, int rows, T* c, nint gap, TermChoice terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        TermRun<T> run = group.Runs[0];
        StripLayout strips = panels.Strips(range.From);
        int vectors = strips.Vectors[0];
        nint columns = group.ColumnsOf(range.From);
        T* init = group.Hoisted is null
            ? panels.Bias(range.From)
            : group.Hoisted.Stored(range.From, group.Hoisted.StoreRow(row, storeRow));
        nint initStride = group.Hoisted is null ? 0 : columns;
        nint initGap = group.Hoisted is null ? columns : columns * group.Hoisted.StoreRows;
        T* weights = panels.Strip(range.From, 0);
        nint weightsGap = panels.Depth * columns;
        int count = range.To - range.From;
        if (down)
        {
            weights += (count - 1) * weightsGap;
            init += (count - 1) * initGap;
            c += (count - 1) * gap;
            (weightsGap, initGap, gap) = (-weightsGap, -initGap, -gap);
        }

        bool isThere = !(run.Operand.Previous && terms == TermChoice.WithoutPrevious)
            && run.When.Holds(moments[(int)Moment.Index] + (run.Operand.Previous ? 1 + run.Operand.Delay : 0));
        T* a = run.Place.At(moments, row);
        nint stride = run.Place.Row;
        nint depth = isThere ? run.Depth : 0;
        if (strips.Count > 1)
        {
            nint stripGap = (nint)panels.Depth * vectors * tiles.Lanes;
            delegate*<T*, nint, T*, nint, nint, T*, nint, T*, nint, void> across =
                tiles.Across(rows, vectors, strips.Count);
            for (; count > 0; count--, weights += weightsGap, init += initGap, c += gap)
                across(a, stride, weights, stripGap, depth, init, initStride, c, columns);
            return;
        }

        delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> tile = tiles.Product(rows, vectors);
        for (; count > 0; count--, weights += weightsGap, init += initGap, c += gap)
            tile(a, stride, weights, depth, init, initStride, c, columns);
    }
}
