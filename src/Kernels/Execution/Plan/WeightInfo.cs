namespace Kernels.Execution;

/// <summary>What a weight is.</summary>
public enum WeightKind
{
    /// <summary>Rows × columns, row-major.</summary>
    Matrix,

    /// <summary>One number per unit.</summary>
    Vec,

    /// <summary>The bias of an affine: a vector, told apart because its default initial value is 0.</summary>
    Bias,

    /// <summary>One number.</summary>
    Scalar,
}

/// <summary>One named weight.</summary>
/// <param name="Name">As in the declaration: <c>forget.x</c>, <c>forget.bias</c>, <c>peephole</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rows">Size index of its rows (matrix) or units; <see cref="CompiledCell.Unit"/> for a scalar.</param>
/// <param name="Columns">Size index of a matrix's columns; <see cref="CompiledCell.Unit"/> otherwise.</param>
/// <param name="Initial">How it starts.</param>
/// <param name="Scale">Parameter of the initialiser: bound, gain, radius or constant; NaN for the initialiser's default.</param>
/// <param name="Frozen">Not trained: its gradient stays zero.</param>
public sealed record WeightInfo(string Name, WeightKind Kind, int Rows, int Columns, Initial Initial, double Scale, bool Frozen);

/// <summary>One hyper-parameter.</summary>
/// <param name="Name">As in the declaration.</param>
/// <param name="Default">Its value when none is given; NaN when one must be given.</param>
/// <param name="IsRate">Whether it is the rate of a mask: at least 0 and below 1.</param>
public sealed record HyperInfo(string Name, double Default, bool IsRate = false);
