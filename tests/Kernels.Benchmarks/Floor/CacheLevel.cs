namespace Kernels.Benchmarks.Floor;

/// <summary>Where streamed bytes come from.</summary>
internal enum CacheLevel
{
    /// <summary>First-level data cache.</summary>
    L1,

    /// <summary>Second level, of one core.</summary>
    L2,

    /// <summary>Third level, shared.</summary>
    L3,

    /// <summary>Main memory.</summary>
    Dram,
}
