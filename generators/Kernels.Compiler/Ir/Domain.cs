namespace Kernels.Compiler.Ir;

/// <summary>How often a value is computed. Hoisting moves a value to an earlier member of this list.</summary>
internal enum Domain
{
    /// <summary>Once per sequence.</summary>
    Parameter,

    /// <summary>Known for every step before the time loop starts.</summary>
    Sequence,

    /// <summary>Once per step, depending on what earlier steps left.</summary>
    Step,

    /// <summary>Once per child or memory slot of a step.</summary>
    Edge,
}
