namespace Kernels.Execution.Compressed;

/// <summary>What an int8 tile reads and writes:
/// c[r, j] = init[r, j] + rowScale[r] · columnScale[j] · (Σ a[r, k] · panel[k, j] − columnOffset[j]).</summary>
internal unsafe struct Int8Product
{
    /// <summary>First word of the first operand row.</summary>
    public int* A;

    /// <summary>Words between rows.</summary>
    public nint AStride;

    /// <summary>First column's bytes at the first word.</summary>
    public sbyte* Panel;

    /// <summary>Columns of the whole panel: how far the words of a column are apart.</summary>
    public nint PanelStride;

    /// <summary>Words of a row.</summary>
    public nint Words;

    /// <summary>One number per row.</summary>
    public float* RowScale;

    /// <summary>One number per column.</summary>
    public float* ColumnScale;

    /// <summary>What the operand's offset adds to each column's sum.</summary>
    public int* ColumnOffset;

    /// <summary>What the result starts from; may be <see cref="C"/> itself.</summary>
    public float* Init;

    /// <summary>Elements between rows; 0 gives every row the same start.</summary>
    public nint InitStride;

    /// <summary>The result.</summary>
    public float* C;

    /// <summary>Elements between rows.</summary>
    public nint CStride;
}
