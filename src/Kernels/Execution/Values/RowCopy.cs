namespace Kernels.Execution;

/// <summary>Copies rows between the caller's layout and padded records.</summary>
internal static unsafe class RowCopy
{
    /// <summary>Caller's rows into padded rows; zeros for absent rows and, where asked, beyond the rows'
    /// lengths.</summary>
    /// <param name="source">First row, rows without a gap; null for zeros.</param>
    /// <param name="size">Elements of a row.</param>
    /// <param name="target">Padded rows.</param>
    /// <param name="moments">The clock.</param>
    /// <param name="rows">Rows, from and to, counted through time.</param>
    /// <param name="cut">Zeroes rows beyond their length.</param>
    /// <param name="t0">Step of row 0.</param>
    /// <param name="batch">Rows per step.</param>
    public static void In<T>(T* source, int size, Place<T> target, nint* moments, (int From, int To) rows, Lengths cut,
        int t0, int batch)
        where T : unmanaged
    {
        for (int row = rows.From; row < rows.To; row++)
        {
            var to = new Span<T>(target.At(moments, row), size);
            if (source is null || (cut.AreGiven && cut.IsBeyond(row % batch, t0 + (row / batch))))
                to.Clear();
            else
                new ReadOnlySpan<T>(source + ((nint)row * size), size).CopyTo(to);
        }
    }

    /// <summary>Padded rows into the caller's rows; zeros beyond the rows' lengths.</summary>
    public static void Out<T>(Place<T> source, nint* moments, T* target, int size, (int From, int To) rows,
        Lengths cut, int t0, int batch)
        where T : unmanaged
    {
        for (int row = rows.From; row < rows.To; row++)
        {
            var to = new Span<T>(target + ((nint)row * size), size);
            if (cut.AreGiven && cut.IsBeyond(row % batch, t0 + (row / batch)))
                to.Clear();
            else
                new ReadOnlySpan<T>(source.At(moments, row), size).CopyTo(to);
        }
    }
}
