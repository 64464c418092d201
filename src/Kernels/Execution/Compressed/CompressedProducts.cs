using System.Numerics;

namespace Kernels.Execution.Compressed;

/// <summary>Computes panels of a product group, one or several that are alike, with compressed weights for some rows.</summary>
internal static unsafe class CompressedProducts
{
    /// <summary>c[r, ·] = start + Σ over terms, for panels that are alike. Each term has its own scales.</summary>
    /// <remarks>Parameters as of <see cref="Products.Run"/>; there is no form for what is still pending, which only
    /// backward passes have.</remarks>
    public static void Run<T>(Part<T> part, Group<T> group, RoundedOperands rounded, PanelRange range, nint* moments,
        int row, nint storeRow, int rows, T* c, nint gap, TermChoice terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompressedPanels compressed = group.Panels.Compressed!;
        nint stride = group.ColumnsOf(range.From);
        T* from = group.Start(range.From, row, storeRow, out nint fromStride, out nint fromGap);
        for (int term = 0; term < group.Runs.Length; term++)
        {
            TermRun<T> run = group.Runs[term];
            if (terms == TermChoice.WithoutPrevious && run.Operand.Previous)
                continue;
            CompressedOperand operand = part.Rounded is null
                ? new() { Values = (float*)run.Place.At(moments, row), Stride = run.Place.Row }
                : rounded.Of(part.Rounded, group.FirstRounded + term, row);
            compressed.Multiply(range, term, operand, rows, new()
            {
                Init = (float*)from,
                InitStride = fromStride,
                InitGap = fromGap,
                C = (float*)c,
                CGap = gap,
            });
            from = c;
            fromStride = stride;
            fromGap = gap;
        }

        for (int panel = 0; panel < range.Count && from != c; panel++)
        {
            for (int r = 0; r < rows; r++)
            {
                new ReadOnlySpan<T>(from + (panel * fromGap) + (r * fromStride), (int)stride)
                    .CopyTo(new Span<T>(c + (panel * gap) + (r * stride), (int)stride));
            }
        }
    }
}
