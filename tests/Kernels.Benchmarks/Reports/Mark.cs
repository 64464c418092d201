namespace Kernels.Benchmarks.Reports;

/// <summary>How a figure is to be taken.</summary>
internal enum Mark
{
    /// <summary>No judgement.</summary>
    Plain,

    /// <summary>What was aimed at.</summary>
    Good,

    /// <summary>Within the tolerance of a bound that both sides sit on.</summary>
    Bound,

    /// <summary>Below what was aimed at.</summary>
    Bad,
}
