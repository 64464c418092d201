namespace Kernels.Compiler.Planning;

/// <summary>When a value of a pass is computed, relative to the steps of a time block.</summary>
internal enum Phase
{
    /// <summary>Once per block, over all its rows, before the steps.</summary>
    Before,

    /// <summary>At each step.</summary>
    Step,

    /// <summary>Once per block, over all its rows, after the steps.</summary>
    After,
}
