namespace Kernels.Execution;

/// <summary>The gradient of a state's initial value: a carried value plus pending products.</summary>
/// <param name="Slot">StateGradient slot, or -1 when nothing elementwise is carried.</param>
/// <param name="Group">Group of the backward Step program whose member is to be added, or -1.</param>
/// <param name="Member">The member.</param>
public sealed record StateGradientInfo(int Slot, int Group, int Member);

/// <summary>A weight gradient: Σ over rows and steps of adjoint ⊗ operand.</summary>
/// <param name="Weight">Index of the weight, or, from the number of weights on, into <see cref="MatrixProgramInfo.Sums"/>.</param>
/// <param name="Adjoint">One value per row of the matrix.</param>
/// <param name="Operand">One value per column of the matrix.</param>
public sealed record OuterInfo(int Weight, ValueRef Adjoint, ValueRef Operand)
{
    /// <summary>The steps at which the adjoint is not zero.</summary>
    public StepCondition When { get; init; }
}

/// <summary>A parameter gradient: Σ over rows and steps of a value, and, for a rank-0 parameter, over units too.</summary>
/// <param name="Parameter">The Parameter slot.</param>
/// <param name="Value">What is summed.</param>
public sealed record ColumnSumInfo(int Parameter, ValueRef Value);
