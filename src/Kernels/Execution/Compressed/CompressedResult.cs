namespace Kernels.Execution.Compressed;

/// <summary>Where products with compressed weights start from and go to, panel by panel; rows of a result follow each
/// other without a gap.</summary>
internal readonly unsafe struct CompressedResult
{
    /// <summary>What the first panel's result starts from; may be <see cref="C"/> itself.</summary>
    public float* Init { get; init; }

    /// <summary>Elements between rows; 0 gives every row the same start.</summary>
    public nint InitStride { get; init; }

    /// <summary>Elements between panels.</summary>
    public nint InitGap { get; init; }

    /// <summary>The first panel's result.</summary>
    public float* C { get; init; }

    /// <summary>Elements between panels.</summary>
    public nint CGap { get; init; }
}
