namespace Kernels.Execution;

/// <summary>
/// What is computed of whole matrices once per sequence: matrices derived from weights, before the forward pass, and the
/// gradients of those weights, after the backward pass. Both sides share their values.
/// </summary>
/// <param name="Values">Every value that has a place.</param>
/// <param name="Forward">Steps of the forward side, operands before users.</param>
/// <param name="Backward">Steps of the backward side.</param>
/// <param name="Matrices">Values that products apply, in the order in which terms of groups count them.</param>
/// <param name="Rows">Values that are rows of Parameter slots.</param>
/// <param name="Sums">Values that are sums of outer products, in the order in which <see cref="OuterInfo"/> counts them.</param>
/// <param name="Gradients">Values that are added to gradients of weights.</param>
public sealed record MatrixProgramInfo(
    MatrixValueInfo[] Values, MatrixStepInfo[] Forward, MatrixStepInfo[] Backward, int[] Matrices, MatrixRowInfo[] Rows, int[] Sums,
    MatrixGradientInfo[] Gradients);

/// <summary>Where a value of a matrix program comes from.</summary>
public enum MatrixSource
{
    /// <summary>A step computes it.</summary>
    Computed,

    /// <summary>A weight of any rank.</summary>
    Weight,

    /// <summary>A hyper-parameter.</summary>
    Hyper,

    /// <summary>How many units a size has.</summary>
    Size,

    /// <summary>Half of the key of a mask, drawn anew for each sequence.</summary>
    Draw,

    /// <summary>For each element a number of its own, which makes different bits of one key.</summary>
    UnitNumbers,

    /// <summary>A sum of outer products over rows and steps.</summary>
    OuterSum,

    /// <summary>A sum of vectors or numbers over rows and steps: the gradient of a Parameter slot.</summary>
    ColumnSum,
}

/// <summary>One value of a matrix program.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Index">Which weight, hyper-parameter, size, sum, or Parameter slot; of a key as for <see cref="SlotKind.Draw"/>.</param>
/// <param name="Rows">Size index of its rows, or <see cref="CompiledCell.Unit"/> for a number.</param>
/// <param name="Columns">Size index of its columns, or <see cref="CompiledCell.Unit"/>.</param>
public readonly record struct MatrixValueInfo(MatrixSource Source, int Index, int Rows, int Columns);

/// <summary>What a step of a matrix program does to its operands.</summary>
public enum MatrixCode
{
    /// <summary>Emitted equations over all elements of one shape.</summary>
    Equations,

    /// <summary>An operation on rows, of vectors that are weights or made of weights.</summary>
    Rows,

    /// <summary>Mᵀ.</summary>
    Transpose,

    /// <summary>A·B.</summary>
    MatrixProduct,

    /// <summary>a bᵀ of two vectors.</summary>
    Outer,

    /// <summary>M⁻¹.</summary>
    Inverse,

    /// <summary>exp(M).</summary>
    MatrixExp,

    /// <summary>A, G: the adjoint of A, given G, that of exp(A).</summary>
    MatrixExpAdjoint,

    /// <summary>The identity of the operand's size.</summary>
    Identity,

    /// <summary>The matrix with a vector on its diagonal.</summary>
    Diagonal,

    /// <summary>A matrix's diagonal.</summary>
    DiagonalOf,

    /// <summary>M, v: row i times v[i].</summary>
    ScaleRows,

    /// <summary>M, v: column k times v[k].</summary>
    ScaleColumns,

    /// <summary>The sum of each row.</summary>
    RowSums,

    /// <summary>The sum of each column.</summary>
    ColumnSums,

    /// <summary>The sum of all elements.</summary>
    Total,

    /// <summary>M on and below the diagonal, zero above it.</summary>
    LowerTriangle,

    /// <summary>The square matrix of blocks along the diagonal.</summary>
    BlockDiagonal,

    /// <summary>The blocks of a square matrix along its diagonal, as <see cref="BlockDiagonal"/> takes them.</summary>
    BlocksOf,

    /// <summary>The matrix that slides windows over maps.</summary>
    Convolution,

    /// <summary>The sums of the elements that <see cref="Convolution"/> takes from one element of its kernel.</summary>
    KernelOf,
}

/// <summary>One step of a matrix program.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Values">Its operands, and last its result; for equations, the slots of the loop.</param>
/// <param name="Argument">For equations, their index among the cell's equations in double; for blocks, how many; of windows, as (rows · 1024 + columns) · 1024 + width; for a move, what it counts.</param>
public sealed record MatrixStepInfo(MatrixCode Code, int[] Values, int Argument)
{
    /// <summary>The operation on rows, where it is one.</summary>
    public RowOperation Operation { get; init; }

    /// <summary>Size index of the number of units that a slice starts at, or -1 where that is the first.</summary>
    public int Offset { get; init; } = -1;
}

/// <summary>A derived vector or number that equations read.</summary>
/// <param name="Slot">The Parameter slot.</param>
/// <param name="Value">The value.</param>
public readonly record struct MatrixRowInfo(int Slot, int Value);

/// <summary>What is added to the gradient of a weight.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Value">The value.</param>
public readonly record struct MatrixGradientInfo(int Weight, int Value);
