namespace Kernels.Execution;

/// <summary>
/// Products that share their operands and the number of their rows, computed together:
/// member m = bias[m] (or hoisted[m]) + Σ over terms of weight[m] · operand, terms in order and k ascending, one chain per element.
/// </summary>
/// <param name="Size">Size index of every member.</param>
/// <param name="Members">Number of members.</param>
/// <param name="Terms">Operands in order. May be empty when all of it is hoisted.</param>
/// <param name="Bias">For each member the Parameter slot that it starts from, or -1 for zero. Ignored when <paramref name="Hoisted"/> is given.</param>
/// <param name="Hoisted">Group of the Before program whose results the members start from, or -1. It has the same size and members.</param>
public sealed record GroupInfo(int Size, int Members, TermInfo[] Terms, int[] Bias, int Hoisted);

/// <summary>One operand of a product group.</summary>
/// <param name="Operand">What is multiplied.</param>
/// <param name="OperandSize">Size index of the operand.</param>
/// <param name="Weights">The matrix of each member: index into <see cref="CompiledCell.Weights"/>, or, from the number of weights on, into
/// <see cref="MatrixProgramInfo.Matrices"/>.</param>
/// <param name="Transposed">Whether the weights are applied transposed.</param>
public sealed record TermInfo(ValueRef Operand, int OperandSize, int[] Weights, bool Transposed)
{
    /// <summary>The steps, of those that the operand is of, at which it is not zero.</summary>
    public StepCondition When { get; init; }
}
