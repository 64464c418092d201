using System.Numerics;

namespace Kernels.Execution.Compressed;

/// <summary>Computes one panel of a product group with compressed weights for some rows.</summary>
internal static unsafe class CompressedProducts
{
    /// <summary>c[r, ·] = start + Σ over terms. Each term has its own scales.</summary>
    /// <remarks>Parameters as of <see cref="Products.Run"/>; there is no form for what is still pending, which only
    /// backward passes have.</remarks>
    public static void Run<T>(Part<T> part, Group<T> group, RoundedOperands rounded, int panel, nint* moments,
        int row, nint storeRow, int rows, T* c, TermChoice terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompressedPanels compressed = group.Panels.Compressed!;
        nint stride = group.ColumnsOf(panel);
        T* from = group.Hoisted is null ? group.Panels.Bias(panel) : group.Hoisted.Stored(panel, group.Hoisted.StoreRow(row, storeRow));
        nint fromStride = group.Hoisted is null ? 0 : stride;
        for (int term = 0; term < group.Runs.Length; term++)
        {
            TermRun<T> run = group.Runs[term];
            if (terms == TermChoice.WithoutPrevious && run.Operand.Previous)
                continue;
            CompressedOperand operand = part.Rounded is null
                ? new() { Values = (float*)run.Place.At(moments, row), Stride = run.Place.Row }
                : rounded.Of(part.Rounded, group.FirstRounded + term, row);
            compressed.Multiply(panel, term, operand, rows, (float*)from, fromStride, (float*)c);
            from = c;
            fromStride = stride;
        }

        for (int r = 0; r < rows && from != c; r++)
            new ReadOnlySpan<T>(from + (r * fromStride), (int)stride).CopyTo(new Span<T>(c + (r * stride), (int)stride));
    }
}
