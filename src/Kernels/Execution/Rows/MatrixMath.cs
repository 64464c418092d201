using System.Numerics;

namespace Kernels.Execution;

/// <summary>Products of two matrices of one row of the batch. Each lies row after row without a gap.</summary>
/// <remarks>Sums run as <see cref="RowMath"/> says, or in the order of k: a result's bits depend on nothing but the matrices.</remarks>
internal static unsafe class MatrixMath
{
    /// <summary>result[i, j] = Σₖ a[i, k]·b[k, j].</summary>
    public static void RowsByColumns<T>(T* a, T* b, T* result, int rows, int columns, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows; i++)
            RowMath.VectorMatrix(b, a + ((nint)i * depth), result + ((nint)i * columns), depth, columns);
    }

    /// <summary>result[i, j] = Σₖ a[i, k]·b[j, k].</summary>
    public static void RowsByRows<T>(T* a, T* b, T* result, int rows, int columns, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < columns; j++)
        {
            T* other = b + ((nint)j * depth);
            for (int i = 0; i < rows; i++)
                result[((nint)i * columns) + j] = RowMath.Dot(a + ((nint)i * depth), other, depth);
        }
    }

    /// <summary>result[i, j] = Σₖ a[k, i]·b[k, j].</summary>
    public static void ColumnsByColumns<T>(T* a, T* b, T* result, int rows, int columns, int depth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new Span<T>(result, rows * columns).Clear();
        for (int k = 0; k < depth; k++, a += rows, b += columns)
        {
            for (int i = 0; i < rows; i++)
                AddScaled(b, a[i], result + ((nint)i * columns), columns);
        }
    }

    private static void AddScaled<T>(T* vector, T scale, T* result, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var scales = new Vector<T>(scale);
        int unit = 0;
        for (; unit <= units - Vector<T>.Count; unit += Vector<T>.Count)
            Vector.Store(Vector.Load(result + unit) + (Vector.Load(vector + unit) * scales), result + unit);
        for (; unit < units; unit++)
            result[unit] += vector[unit] * scale;
    }
}
