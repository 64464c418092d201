namespace Kernels.Benchmarks.Peers;

/// <summary>What is timed.</summary>
internal enum Pass
{
    Inference,

    /// <summary>Forward and backward, one after the other.</summary>
    Training,

    /// <summary>The forward half of training.</summary>
    Forward,

    /// <summary>The backward half of training.</summary>
    Backward,
}
