namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Whether a run keeps a promise.</summary>
internal enum Verdict
{
    /// <summary>The run has nothing that would tell.</summary>
    NotMeasured,

    Met,

    Missed,
}
