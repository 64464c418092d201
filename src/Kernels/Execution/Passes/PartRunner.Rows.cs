namespace Kernels.Execution;

/// <content>Work on whole rows: operations on them, and equations over matrices.</content>
internal sealed unsafe partial class PartRunner<T>
{
    /// <summary>Runs a part that takes whole rows: of one step, or (rows then count through time) of a block.</summary>
    public void RunRows(Part<T> part, (int From, int To) rows)
    {
        if (part.Operation is { } operation)
            Run(operation, rows);
        else
            RunMatrices(part, part.Loop!, rows);
    }

    private void Run(RowWork<T> operation, (int From, int To) rows)
    {
        operation.Run(Moments, rows);
        if (!Lengths.AreGiven)
            return;
        int step = (int)Moments[(int)Moment.Time];
        for (int row = rows.From; row < rows.To; row++)
        {
            if (Lengths.IsBeyond(row % Batch, step + (row / Batch)))
                operation.Restore(Moments, row, ZeroBeyond);
        }
    }

    /// <summary>The equations of one matrix after the other: the loop's rows are a matrix's.</summary>
    /// <remarks>
    /// Rows lie without a gap, so that the last vector of one may reach into the next, which is written after it; behind the last
    /// row there is room.
    /// </remarks>
    private void RunMatrices(Part<T> part, Loop<T> loop, (int From, int To) rows)
    {
        (int count, int columns) = part.Matrix;
        for (int row = rows.From; row < rows.To; row++)
        {
            for (int i = 0; i < loop.Places.Length; i++)
            {
                _slots.Pointer[i].Pointer = loop.Places[i].At(Moments, row);
                _slots.Pointer[i].RowStride = loop.Info.Bindings[i].View switch
                {
                    View.ByRow => 1,
                    View.ByColumn => 0,
                    _ => loop.Places[i].Unit * columns,
                };
            }

            loop.Equations.Invoke(_slots.Pointer, count, CellSizes.RoundUp(columns));
            if (Lengths.AreGiven)
                Restore(loop, row, 1, 0, count * columns);
            Guard(loop, row, 1, 0, count * columns);
        }
    }
}
