using System.Numerics;

namespace Kernels.Execution.Derived;

/// <summary>Where the matrices that products apply lie: weights where the layer keeps them, and derived ones.</summary>
/// <param name="weights">All weights of the layer.</param>
/// <param name="table">Where each lies.</param>
/// <param name="derived">The derived matrices; null where there is none.</param>
internal readonly unsafe struct MatrixPointers<T>(T* weights, WeightTable table, DerivedMatrices<T>? derived)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>First element of a matrix as terms count them.</summary>
    public T* this[int matrix] => matrix < table.Names.Length
        ? weights + table.Offset(matrix)
        : derived!.Matrix(matrix - table.Names.Length);
}
