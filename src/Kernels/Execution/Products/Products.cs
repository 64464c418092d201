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

/// <summary>Computes panels of a product group for some rows.</summary>
internal static unsafe class Products
{
    /// <summary>c[r, ·] = start + Σ over terms, for <paramref name="rows"/> rows from <paramref name="row"/>.</summary>
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
    /// <param name="delay">Of values of earlier iterations, the least delay that exists.</param>
    /// <param name="skipsZeros">Whether a term leaves out the last rows of its operand where they are zeros, to which they would
    /// add nothing.</param>
    public static void Run<T>(TileTable<T> tiles, Group<T> group, PanelRange range, nint* moments, nint row,
        nint storeRow, int rows, T* c, nint gap, TermChoice terms, int delay = 0, bool skipsZeros = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!skipsZeros && group.CanPlan(terms))
        {
            RunPlanned(group.PlanOf(tiles, range.From, rows), group, range, moments, row, storeRow, c, gap);
            return;
        }

        for (int i = 0; i < range.Count; i++)
        {
            int at = range.At(i);
            RunTermByTerm(tiles, group, range.From + at, moments, row, storeRow, rows, c + (at * gap), terms, delay, skipsZeros);
        }
    }

    /// <summary>What was decided once for so many rows. A tile of few rows takes a hundred nanoseconds or two: what is looked up
    /// between two of them would show.</summary>
    private static void RunPlanned<T>(TilePlan<T> plan, Group<T> group, PanelRange range, nint* moments, nint row,
        nint storeRow, T* c, nint gap)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint columns = group.ColumnsOf(range.From);
        T* start = group.Start(range.From, row, storeRow, out nint startStride, out nint startGap);
        T* weights = group.Panels.Strip(range.From, 0);
        nint weightsGap = group.Panels.Depth * columns;
        for (int i = 0; i < range.Count; i++)
        {
            nint at = range.At(i);
            for (int term = 0; term < group.Runs.Length; term++)
            {
                TermRun<T> run = group.Runs[term];
                T* a = run.Place.At(moments, row);
                nint aStride = run.Place.Row;
                foreach (ref readonly TileCall<T> call in plan.Calls(term, range.IsDown))
                    call.Run(a, aStride, weights + (at * weightsGap), start + (at * startGap), startStride, c + (at * gap), columns);
            }
        }
    }

    /// <summary>One panel, whatever of each term there is at this step, for these rows.</summary>
    private static void RunTermByTerm<T>(TileTable<T> tiles, Group<T> group, int panel, nint* moments, nint row,
        nint storeRow, int rows, T* c, TermChoice terms, int delay, bool skipsZeros)
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
