namespace Kernels.Execution;

/// <summary>How many units an operation on rows has to do with.</summary>
/// <param name="Units">Of its first operand.</param>
/// <param name="SecondUnits">Of its second operand, where it takes two.</param>
/// <param name="ResultUnits">Of its result.</param>
/// <param name="Columns">Of a matrix, units of a row.</param>
/// <param name="Count">What a move counts.</param>
/// <param name="Offset">Where a part begins; how many elements a product of matrices sums over.</param>
internal readonly record struct RowExtent(int Units, int SecondUnits, int ResultUnits, int Columns, int Count, int Offset)
{
    /// <summary>For a permutation, where each unit of the result comes from.</summary>
    public int[]? Order { get; private init; }

    /// <exception cref="ArgumentException">A part of a vector ends behind it.</exception>
    public static RowExtent Of(RowOperation operation, int units, int secondUnits, int resultUnits, int count, int offset)
    {
        // Parts of a vector have whole units: sizes that do not divide are found here, before anything runs.
        (int has, int needs) = operation switch
        {
            RowOperation.Slice => (units, offset + resultUnits),
            RowOperation.Place => (resultUnits, offset + units),
            _ => (0, 0),
        };
        if (needs > has)
            throw Invalid.Argument("sizes", $"A part of a vector ends at unit {needs} and the vector has {has}: choose sizes that its parts divide.");
        int columns = operation is RowOperation.ColumnTotals or RowOperation.ColumnDots or RowOperation.VectorMatrix
            ? resultUnits
            : units / resultUnits;
        return new RowExtent(units, secondUnits, resultUnits, columns, count, offset)
        {
            Order = operation == RowOperation.Permute ? Permutation.Of(units, count) : null,
        };
    }
}

/// <summary>An operation on rows, carried out on one row.</summary>
internal static unsafe class RowStep
{
    /// <summary>result = operation of a and, where it takes two, b. <see cref="RowOperation.Concat"/> takes any number and is not among them.</summary>
    public static void Run<T>(RowOperation operation, in RowExtent extent, T* a, T* b, T* result)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        switch (operation)
        {
            case RowOperation.Sum:
                *result = RowMath.Sum(a, extent.Units);
                break;
            case RowOperation.Dot:
                *result = RowMath.Dot(a, b, extent.Units);
                break;
            case RowOperation.Largest:
                *result = RowMath.Largest(a, extent.Units);
                break;
            case RowOperation.PrefixSum:
                RowMath.PrefixSum(a, result, extent.Units);
                break;
            case RowOperation.SuffixSum:
                RowMath.SuffixSum(a, result, extent.Units);
                break;
            case RowOperation.Slice:
                RowMath.Copy(a + extent.Offset, result, extent.ResultUnits);
                break;
            case RowOperation.Place:
                new Span<T>(result, extent.ResultUnits).Clear();
                RowMath.Copy(a, result + extent.Offset, extent.Units);
                break;
            case RowOperation.Reverse:
                RowMath.Reverse(a, result, extent.Units);
                break;
            case RowOperation.Rotate:
                RowMath.Rotate(a, result, extent.Units, extent.Count);
                break;
            case RowOperation.Permute:
                RowMath.Permute(a, result, extent.Order!);
                break;
            case RowOperation.Shift:
                RowMath.Shift(a, result, extent.Units, extent.Count);
                break;
            case RowOperation.Repeat:
                RowMath.Repeat(a, result, extent.ResultUnits, extent.Count);
                break;
            case RowOperation.SumRepeats:
                for (int i = 0; i < extent.ResultUnits; i++)
                    result[i] = RowMath.Sum(a + ((nint)i * extent.Count), extent.Count);
                break;
            case RowOperation.RowTotals:
                for (int i = 0; i < extent.ResultUnits; i++)
                    result[i] = RowMath.Sum(a + ((nint)i * extent.Columns), extent.Columns);
                break;
            case RowOperation.RowDots:
                for (int i = 0; i < extent.ResultUnits; i++)
                    result[i] = RowMath.Dot(a + ((nint)i * extent.Columns), b + ((nint)i * extent.Columns), extent.Columns);
                break;
            case RowOperation.MatrixVector:
                for (int i = 0; i < extent.ResultUnits; i++)
                    result[i] = RowMath.Dot(a + ((nint)i * extent.Columns), b, extent.Columns);
                break;
            case RowOperation.RowLargest:
                for (int i = 0; i < extent.ResultUnits; i++)
                    result[i] = RowMath.Largest(a + ((nint)i * extent.Columns), extent.Columns);
                break;
            case RowOperation.RowsByColumns:
                MatrixMath.RowsByColumns(a, b, result, extent.Units / extent.Offset, extent.SecondUnits / extent.Offset, extent.Offset);
                break;
            case RowOperation.RowsByRows:
                MatrixMath.RowsByRows(a, b, result, extent.Units / extent.Offset, extent.SecondUnits / extent.Offset, extent.Offset);
                break;
            case RowOperation.ColumnsByColumns:
                MatrixMath.ColumnsByColumns(a, b, result, extent.Units / extent.Offset, extent.SecondUnits / extent.Offset, extent.Offset);
                break;
            case RowOperation.ColumnTotals:
                RowMath.ColumnTotals(a, result, extent.Units / extent.Columns, extent.Columns);
                break;
            case RowOperation.ColumnDots:
                RowMath.ColumnDots(a, b, result, extent.Units / extent.Columns, extent.Columns);
                break;
            case RowOperation.VectorMatrix:
                RowMath.VectorMatrix(a, b, result, extent.Units / extent.Columns, extent.Columns);
                break;
            default:
                throw new InvalidOperationException($"The plan has an operation on rows that is not known: {operation}.");
        }
    }
}
