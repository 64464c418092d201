using Kernels.Execution.Derived;

namespace Kernels.Execution.Compressed;

/// <summary>The weights of one product group in a compressed format, and the products with them.</summary>
/// <remarks>
/// Units lie in the same panels as those of float weights; a panel is [term][k][columns], all columns of the panel side
/// by side, so that the rows of a call decide into which strips it is cut.
/// </remarks>
internal abstract unsafe class CompressedPanels : IDisposable
{
    private readonly int _width;
    private readonly int _padded;

    protected CompressedPanels(GroupInfo info, CellSizes sizes, int width)
    {
        (Info, Sizes, _width) = (info, sizes, width);
        _padded = sizes.Padded(info.Size);
    }

    /// <summary>Bytes of the weights and of what is needed to read them.</summary>
    public abstract long Bytes { get; }

    public abstract bool GuardsIntact { get; }

    protected GroupInfo Info { get; }

    protected CellSizes Sizes { get; }

    /// <summary>Columns of all panels.</summary>
    protected long AllColumns => (long)Info.Members * _padded;

    /// <summary>Columns of a panel.</summary>
    /// <remarks>A pair of bfloat16 costs a sum two multiply-adds, one after the other: with fewer than eight sums one row
    /// would wait for them, not for its weights.</remarks>
    public static int Columns(WeightFormat format, Target target) =>
        format == WeightFormat.BFloat16 && target == Target.Vector512 ? 2 * GroupWidths.Columns : GroupWidths.Columns;

    /// <summary>The panels of a group, empty.</summary>
    public static CompressedPanels Create(WeightFormat format, Target target, GroupInfo info, CellSizes sizes,
        int width) => format switch
        {
            WeightFormat.BFloat16 => new BFloat16Panels(CompressedTables.BFloat16(target), info, sizes, width),
            WeightFormat.Int8 => new Int8Panels(CompressedTables.Int8(target), info, sizes, width),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such weight format."),
        };

    /// <summary>Rounds the weights of one panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="matrices">Where the matrices lie.</param>
    public abstract void Pack(int panel, MatrixPointers<float> matrices);

    /// <summary>c = init + a · weights of one term, for some rows of some panels.</summary>
    /// <param name="range">The panels.</param>
    /// <param name="term">The term.</param>
    /// <param name="a">Its operand.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="result">What the result starts from, and where it goes.</param>
    public abstract void Multiply(PanelRange range, int term, in CompressedOperand a, int rows,
        in CompressedResult result);

    public abstract void Dispose();

    /// <summary>Columns of a panel.</summary>
    protected int ColumnsOf(int panel) => Info.Members * Math.Min(_width, _padded - (panel * _width));

    /// <summary>Columns before a panel.</summary>
    protected nint FirstColumn(int panel) => (nint)Info.Members * panel * _width;

    /// <summary>Copies a column's weights, k ascending, to <paramref name="values"/>; zeros for padding.</summary>
    protected void Column(int panel, int term, int column, MatrixPointers<float> matrices, Span<float> values)
    {
        TermInfo info = Info.Terms[term];
        (int member, int offset) = Math.DivRem(column, ColumnsOf(panel) / Info.Members);
        int unit = (panel * _width) + offset;
        int units = Sizes[Info.Size];
        if (unit >= units)
        {
            values.Clear();
            return;
        }

        float* matrix = matrices[info.Weights[member]];
        if (!info.Transposed)
        {
            new ReadOnlySpan<float>(matrix + ((nint)unit * values.Length), values.Length).CopyTo(values);
            return;
        }

        for (int k = 0; k < values.Length; k++)
            values[k] = matrix[((nint)k * units) + unit];
    }
}
