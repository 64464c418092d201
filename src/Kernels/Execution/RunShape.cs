namespace Kernels.Execution;

/// <summary>Steps, batch rows and steps per time block of one run.</summary>
internal readonly record struct RunShape(int Steps, int Batch, int BlockSteps)
{
    /// <summary>Rows of a whole block.</summary>
    public int BlockRows => BlockSteps * Batch;
}
