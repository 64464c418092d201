namespace Kernels.Execution;

/// <summary>How many steps each row of a ragged batch has; null when all rows have all steps.</summary>
internal readonly unsafe struct Lengths(int* lengths)
{
    public bool AreGiven => lengths is not null;

    /// <summary>Whether step t of row b lies beyond the row's end.</summary>
    public bool IsBeyond(int b, nint t) => lengths is not null && t >= lengths[b];

    /// <summary>How many of the n steps from t0 the row has.</summary>
    public int Active(int b, int t0, int n) => lengths is null ? n : Math.Clamp(lengths[b] - t0, 0, n);

    public int Of(int b, int steps) => lengths is null ? steps : lengths[b];
}
