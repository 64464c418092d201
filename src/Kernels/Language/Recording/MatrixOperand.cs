namespace Kernels.Language;

/// <summary>
/// A matrix on its way to <c>Step</c>, among vectors: the elements, and how many of them make a row. Nothing is computed
/// with it.
/// </summary>
internal sealed class MatrixOperand(Vec elements, int columns)
    : Vec(new Storage([], 0, 0, null), isRankZero: false)
{
    /// <summary>The matrix.</summary>
    public Matrix ToMatrix() => new("matrix of Step", elements.Length / columns, columns, elements);
}
