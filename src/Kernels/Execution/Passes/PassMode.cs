namespace Kernels.Execution;

/// <summary>What a pass is run for.</summary>
internal enum PassMode
{
    /// <summary>Forward without a tape.</summary>
    Infer,

    /// <summary>Forward with a tape.</summary>
    Train,

    /// <summary>Backward over the tape.</summary>
    Backward,
}
