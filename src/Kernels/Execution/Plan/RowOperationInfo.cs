namespace Kernels.Execution;

/// <summary>Operations that take whole rows. Operands are a, b, …; a matrix lies row after row without a gap.</summary>
public enum RowOperation
{
    /// <summary>Σ aᵢ.</summary>
    Sum,

    /// <summary>Σ aᵢ·bᵢ.</summary>
    Dot,

    /// <summary>The largest aᵢ.</summary>
    Largest,

    /// <summary>Unit i is a₀ + … + aᵢ.</summary>
    PrefixSum,

    /// <summary>Unit i is aᵢ + … + the last.</summary>
    SuffixSum,

    /// <summary>a, b, … side by side.</summary>
    Concat,

    /// <summary>Units of a from the offset on, as many as the result has.</summary>
    Slice,

    /// <summary>a from the offset on, zeros around it.</summary>
    Place,

    /// <summary>The last unit first.</summary>
    Reverse,

    /// <summary>Unit i is unit i − count of a, counted around.</summary>
    Rotate,

    /// <summary>Units in the order drawn for the seed that count is; with −1 − seed, back in their own.</summary>
    Permute,

    /// <summary>Unit i is unit i − count of a, and zero where there is none.</summary>
    Shift,

    /// <summary>Every unit count times.</summary>
    Repeat,

    /// <summary>Sums of count units, one after the other.</summary>
    SumRepeats,

    /// <summary>Σⱼ aᵢⱼ.</summary>
    RowTotals,

    /// <summary>Σᵢ aᵢⱼ.</summary>
    ColumnTotals,

    /// <summary>Σⱼ aᵢⱼ·bᵢⱼ.</summary>
    RowDots,

    /// <summary>Σᵢ aᵢⱼ·bᵢⱼ.</summary>
    ColumnDots,

    /// <summary>Σⱼ aᵢⱼ·bⱼ of a matrix and a vector.</summary>
    MatrixVector,

    /// <summary>Σᵢ aᵢⱼ·bᵢ of a matrix and a vector.</summary>
    VectorMatrix,

    /// <summary>The largest element of each row.</summary>
    RowLargest,

    /// <summary>Σₖ aᵢₖ·bₖⱼ of two matrices.</summary>
    RowsByColumns,

    /// <summary>Σₖ aᵢₖ·bⱼₖ of two matrices.</summary>
    RowsByRows,

    /// <summary>Σₖ aₖᵢ·bₖⱼ of two matrices.</summary>
    ColumnsByColumns,
}

/// <summary>One operation on rows.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Operands">What it takes; the first one has the size of the part.</param>
/// <param name="Result">Where its result goes.</param>
/// <param name="Count">What a move of units counts.</param>
/// <param name="Offset">Size index of the number of units that a slice starts at, or -1 where that is the first; of the elements that a product of matrices sums over.</param>
public sealed record RowOperationInfo(RowOperation Operation, ValueRef[] Operands, ValueRef Result, int Count, int Offset);
