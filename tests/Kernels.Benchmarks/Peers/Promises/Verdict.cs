namespace Kernels.Benchmarks.Peers.Promises;

/// <summary>Whether a run keeps a promise.</summary>
internal enum Verdict
{
    /// <summary>The run has nothing that would tell, or too little of it.</summary>
    NotMeasured,

    Met,

    Missed,
}
