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
        T* init = group.Start(panel, row, storeRow, out nint initStride, out _);
        if (terms == TermChoice.OnlyPrevious)
        {
            new Span<T>(c, rows * (int)stride).Clear();
            init = c;
            initStride = stride;
        }

        StripLayout strips = panels.Strips(panel);
        for (int strip = 0; strip < strips.Count;)
        {
            int together = strips.Together(strip, rows);
            int column = strips.First[strip] * tiles.Lanes;
            var sum = new StripSum<T>(tiles, panels, (panel, strip, together), rows, init + column, initStride, c + column, stride);
            foreach (TermRun<T> run in group.Runs)
            {
                if (!Counts(run, terms, delay, moments))
                    continue;
                T* a = run.Place.At(moments, row);
                int live = skipsZeros ? Live(a, run.Place.Row, run.Depth, rows) : rows;
                if (live > 0)
                    sum.Add(run, a, live);
            }

            sum.Complete();
            strip += together;
        }
    }

    /// <summary>Whether a term is among those asked for, and what it multiplies exists.</summary>
    private static bool Counts<T>(TermRun<T> run, TermChoice terms, int delay, nint* moments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool previous = run.Operand.Previous;
        return terms != (previous ? TermChoice.WithoutPrevious : TermChoice.OnlyPrevious)
            && !(previous && run.Operand.Delay < delay)
            && run.When.Holds(moments[(int)Moment.Index] + (previous ? 1 + run.Operand.Delay : 0));
    }

    /// <summary>Rows up to the last one that is not all zeros.</summary>
    private static int Live<T>(T* a, nint stride, int depth, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        while (rows > 0 && Vectors.AreZero(a + ((rows - 1) * stride), depth))
            rows--;
        return rows;
    }
}
