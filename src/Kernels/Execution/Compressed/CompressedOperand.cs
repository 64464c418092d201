namespace Kernels.Execution.Compressed;

/// <summary>Rows that are multiplied with compressed weights: as they are, or, for int8, as whole numbers.</summary>
internal readonly unsafe struct CompressedOperand
{
    /// <summary>First element of the first row.</summary>
    public float* Values { get; init; }

    /// <summary>Elements between rows.</summary>
    public nint Stride { get; init; }

    /// <summary>Words of whole numbers of the first row; rows follow each other without a gap.</summary>
    public int* Words { get; init; }

    /// <summary>One scale per row.</summary>
    public float* Scales { get; init; }
}
