namespace Kernels.Compiler.Building;

/// <summary>A mistake in a declaration that only its meaning shows.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Instruction">The instruction at fault; -1 for the cell as a whole.</param>
/// <param name="What">What is at fault: an operand, a result.</param>
/// <param name="Found">Its size, or what it is.</param>
/// <param name="Expected">What would be right.</param>
internal sealed record CompileError(CompileErrorKind Kind, int Instruction, string What, string Found, string Expected);

/// <summary>Kinds of <see cref="CompileError"/>; each has a diagnostic of its own.</summary>
internal enum CompileErrorKind
{
    /// <summary>Two sizes that must agree do not.</summary>
    ShapeMismatch,

    /// <summary>A number stands where a vector is asked for.</summary>
    VectorExpected,

    /// <summary>A matrix is scaled by a vector.</summary>
    NumberExpected,

    /// <summary>A state or output is a number, not one per unit.</summary>
    NumberReturned,

    /// <summary>A matrix is derived from something that changes with the step.</summary>
    MatrixOfStep,

    /// <summary>Sizes are fixed at build time, but not all of them or not well: no kernel for fixed sizes is made.</summary>
    FixedSizes,

    /// <summary>Sizes are fixed at build time, and a step is too large to be written out.</summary>
    LargeFixedSizes,

    /// <summary>The rate of a mask is no probability below one, or is not known at construction.</summary>
    Rate,
}
