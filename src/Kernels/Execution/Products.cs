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
internal static unsafe class Products
{
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
    public static void Run<T>(TileTable<T> tiles, Group<T> group, int panel, nint* moments, nint row, nint storeRow,
        int rows, T* c,
        TermChoice terms, int delay = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Panels<T> panels = group.Panels;
        nint stride = group.ColumnsOf(panel);
        if (terms == TermChoice.OnlyPrevious)
            new Span<T>(c, rows * (int)stride).Clear();
        bool pending = terms == TermChoice.OnlyPrevious;
        T* init = pending ? c : group.Hoisted is null ? panels.Bias(panel) : group.Hoisted.Stored(panel, storeRow);
        nint initStride = group.Hoisted is null && !pending ? 0 : stride;
        StripLayout strips = panels.Strips(panel);
        for (int strip = 0; strip < strips.Count; strip++)
        {
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
                T* packed = weights + ((nint)run.Start * vectors * tiles.Lanes);
                Multiply(tiles, vectors, rows, run.Place.At(moments, row), run.Place.Row, packed, run.Depth, from,
                    fromStride, c + column, stride);
                from = c + column;
                fromStride = stride;
            }

            if (from != c + column)
                Copy(from, fromStride, c + column, stride, rows, vectors * tiles.Lanes);
        }
    }

    /// <summary>All rows of one strip: as few tiles as possible, of as equal heights as possible.</summary>
    private static void Multiply<T>(TileTable<T> tiles, int vectors, int rows, T* a, nint aStride, T* panel, nint depth,
        T* init, nint initStride, T* c, nint cStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int most = tiles.MaxRows(vectors);
        while (rows > 0)
        {
            int left = (rows + most - 1) / most;
            int height = (rows + left - 1) / left;
            tiles.Product(height, vectors)(a, aStride, panel, depth, init, initStride, c, cStride);
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
