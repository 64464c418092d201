namespace Kernels;

/// <summary>How long a random mask stays.</summary>
public enum Per
{
    /// <summary>A new mask at each step.</summary>
    Step,

    /// <summary>One mask for each row, at all steps of its sequence.</summary>
    Sequence,
}
