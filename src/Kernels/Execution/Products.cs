using System.Numerics;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>Which terms of a group are computed.</summary>
internal enum TermChoice
{
    /// <summary>All, from bias or hoisted results on.</summary>
    All,

    /// <summary>At the first iteration: values of the iteration before do not exist.</summary>
    WithoutPrevious,

    /// <summary>After the last iteration: what is still pending, from zero on.</summary>
    OnlyPrevious,
}

/// <summary>Computes one panel of a product group for some rows.</summary>
internal static unsafe partial class Products
{
    /// <summary>Bytes of a strip that all rows read before the next slice of it: a quarter of an L2. A strip of more
    /// would come from L3 once for every tile.</summary>
    private const int SliceBytes = 256 << 10;

    /// <summary>c[r, ·] = start + Σ over terms, for <paramref name="rows"/> rows from <paramref name="row"/>.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="group">The group.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="moments">The present entry along time, by <see cref="Moment"/>.</param>
    /// <param name="row">First row of the operands.</param>
    /// <param name="storeRow">The same row in stores.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Result, members side by side, rows without a gap.</param>
    /// <param name="terms">Which terms.</param>
    /// <param name="delay">Of values of earlier iterations, the least delay that exists.</param>
    /// <param name="skipsZeros">Whether a term leaves out the last rows of its operand where they are zeros, to which they would
    /// add nothing.</param>
    public static void Run<T>(TileTable<T> tiles, Group<T> group, int panel, nint* moments, nint row, nint storeRow,
        int rows, T* c,
        TermChoice terms, int delay = 0, bool skipsZeros = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        nint stride = group.ColumnsOf(panel);
        if (terms == TermChoice.OnlyPrevious)
            new Span<T>(c, rows * (int)stride).Clear();
        bool pending = terms == TermChoice.OnlyPrevious;
        T* init = pending ? c : group.Hoisted is null ? panels.Bias(panel) : group.Hoisted.Stored(panel, group.Hoisted.StoreRow(row, storeRow));
        nint initStride = group.Hoisted is null && !pending ? 0 : stride;
        StripLayout strips = panels.Strips(panel);
        for (int strip = 0; strip < strips.Count;)
        {
            int together = strips.Together(strip, rows);
            int vectors = strips.Vectors[strip];
            int column = strips.First[strip] * tiles.Lanes;
            T* weights = panels.Strip(panel, strips.First[strip]);
            T* from = init + column;
            nint fromStride = initStride;
            foreach (TermRun<T> run in group.Runs)
            {
                if (terms == (run.Operand.Previous ? TermChoice.WithoutPrevious : TermChoice.OnlyPrevious))
                    continue;
                if (run.Operand.Previous && run.Operand.Delay < delay)
                    continue;
                if (!run.When.Holds(moments[(int)Moment.Index] + (run.Operand.Previous ? 1 + run.Operand.Delay : 0)))
                    continue;
                T* a = run.Place.At(moments, row);
                int count = skipsZeros ? Live(a, run.Place.Row, run.Depth, rows) : rows;
                if (count == 0)
                    continue;
                int pieces = panels.HasGaps ? panels.TermStart.Length : 1;
                for (int piece = 0; piece < pieces; piece++)
                {
                    (int start, int depth) = (run.Start, run.Depth);
                    if (panels.HasGaps)
                        (start, depth) = panels.Filled(panel, strip, together, piece, run.Start, run.Depth);
                    if (depth == 0)
                        continue;
                    T* packed = weights + ((nint)start * vectors * tiles.Lanes);
                    T* operand = a + (start - run.Start);
                    if (together > 1)
                        tiles.Across(rows, vectors, together)(operand, run.Place.Row, packed,
                            panels.Depth * vectors * tiles.Lanes, depth, from, fromStride, c + column, stride);
                    else
                        Multiply(tiles, panels.IsFar, vectors, count, operand, run.Place.Row, packed, depth, from, fromStride,
                            c + column, stride);
                    if (together == 1 && count < rows && from != c + column)
                        Copy(from + (count * fromStride), fromStride, c + column + (count * stride), stride, rows - count,
                            vectors * tiles.Lanes);
                    from = c + column;
                    fromStride = stride;
                }
            }

            if (from != c + column)
                Copy(from, fromStride, c + column, stride, rows, together * vectors * tiles.Lanes);
            strip += together;
        }
    }

    /// <summary>Rows up to the last one that is not all zeros.</summary>
    private static int Live<T>(T* a, nint stride, int depth, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (rows > 0 && Vectors.AreZero(a + ((rows - 1) * stride), depth))
            rows--;
        return rows;
    }

    /// <summary>All rows of one strip, in slices of k that stay in the cache until the last rows have read
    /// them.</summary>
    private static void Multiply<T>(TileTable<T> tiles, bool isFar, int vectors, int rows, T* a, nint aStride,
        T* panel, nint depth, T* init, nint initStride, T* c, nint cStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint columns = vectors * tiles.Lanes;
        bool isReadAgain = rows > tiles.MaxRows(vectors);
        nint slices = isReadAgain ? ((depth * columns * sizeof(T)) + SliceBytes - 1) / SliceBytes : 1;
        nint start = 0;
        do
        {
            nint count = slices <= 1 ? depth - start : (depth - start) / slices;
            Slice(tiles, isFar && isReadAgain, vectors, rows, a + start, aStride, panel + (start * columns), count,
                init, initStride, c, cStride);
            start += count;
            init = c;
            initStride = cStride;
        }
        while (--slices > 0);
    }

    /// <summary>As few tiles as possible, of as equal heights as possible; the first of them asks for what it
    /// reads.</summary>
    private static void Slice<T>(TileTable<T> tiles, bool asks, int vectors, int rows, T* a, nint aStride, T* panel,
        nint depth, T* init, nint initStride, T* c, nint cStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int most = tiles.MaxRows(vectors);
        while (rows > 0)
        {
            int left = (rows + most - 1) / most;
            int height = (rows + left - 1) / left;
            delegate*<T*, nint, T*, nint, T*, nint, T*, nint, void> tile =
                asks ? tiles.FarProduct(height, vectors) : tiles.Product(height, vectors);
            tile(a, aStride, panel, depth, init, initStride, c, cStride);
            asks = false;
            a += height * aStride;
            init += height * initStride;
            c += height * cStride;
            rows -= height;
        }
    }

    private static void Copy<T>(T* from, nint fromStride, T* to, nint toStride, int rows, int columns)
        where T : unmanaged
    {
        for (int row = 0; row < rows; row++)
            new ReadOnlySpan<T>(from + (row * fromStride), columns).CopyTo(new Span<T>(to + (row * toStride), columns));
    }
}
