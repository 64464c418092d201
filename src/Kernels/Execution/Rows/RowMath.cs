using System.Numerics;
using System.Runtime.Intrinsics;

namespace Kernels.Execution;

/// <summary>Sums and the like over the units of one row.</summary>
/// <remarks>
/// Sums run in two vectors of sixteen lanes whatever the machine has, and the units that fill no vector follow one by one: a result's
/// bits depend on nothing but the row.
/// </remarks>
internal static unsafe class RowMath
{
    public static T Sum<T>(T* row, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = Vector512<T>.Count;
        Vector512<T> even = Vector512<T>.Zero;
        Vector512<T> odd = Vector512<T>.Zero;
        int unit = 0;
        for (; unit <= units - (2 * lanes); unit += 2 * lanes)
        {
            even += Vector512.Load(row + unit);
            odd += Vector512.Load(row + unit + lanes);
        }

        T sum = Vector512.Sum(even + odd);
        for (; unit < units; unit++)
            sum += row[unit];
        return sum;
    }

    public static T Dot<T>(T* a, T* b, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lanes = Vector512<T>.Count;
        Vector512<T> even = Vector512<T>.Zero;
        Vector512<T> odd = Vector512<T>.Zero;
        int unit = 0;
        for (; unit <= units - (2 * lanes); unit += 2 * lanes)
        {
            even += Vector512.Load(a + unit) * Vector512.Load(b + unit);
            odd += Vector512.Load(a + unit + lanes) * Vector512.Load(b + unit + lanes);
        }

        T sum = Vector512.Sum(even + odd);
        for (; unit < units; unit++)
            sum += a[unit] * b[unit];
        return sum;
    }

    /// <summary>NaN where any unit is NaN.</summary>
    public static T Largest<T>(T* row, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = row[0];
        for (int unit = 1; unit < units; unit++)
            largest = T.Max(largest, row[unit]);
        return largest;
    }

    public static void PrefixSum<T>(T* row, T* result, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int unit = 0; unit < units; unit++)
            result[unit] = sum += row[unit];
    }

    public static void Copy<T>(T* from, T* to, int units)
        where T : unmanaged => new ReadOnlySpan<T>(from, units).CopyTo(new Span<T>(to, units));

    public static void Reverse<T>(T* row, T* result, int units)
        where T : unmanaged
    {
        for (int unit = 0; unit < units; unit++)
            result[unit] = row[units - 1 - unit];
    }

    /// <summary>Unit i is unit i − count of the row, counted around.</summary>
    public static void Rotate<T>(T* row, T* result, int units, int count)
        where T : unmanaged
    {
        int first = ((count % units) + units) % units;
        new ReadOnlySpan<T>(row, units - first).CopyTo(new Span<T>(result + first, units - first));
        new ReadOnlySpan<T>(row + units - first, first).CopyTo(new Span<T>(result, first));
    }

    /// <summary>Unit i is unit i − count of the row, and zero where there is none.</summary>
    public static void Shift<T>(T* row, T* result, int units, int count)
        where T : unmanaged
    {
        int kept = Math.Max(0, units - Math.Abs(count));
        new Span<T>(result, units).Clear();
        new ReadOnlySpan<T>(row + (count < 0 ? units - kept : 0), kept).CopyTo(new Span<T>(result + (count < 0 ? 0 : units - kept), kept));
    }

    public static void Permute<T>(T* row, T* result, int[] order)
        where T : unmanaged
    {
        for (int unit = 0; unit < order.Length; unit++)
            result[unit] = row[order[unit]];
    }

    /// <summary>Every unit count times.</summary>
    public static void Repeat<T>(T* row, T* result, int units, int count)
        where T : unmanaged
    {
        for (int unit = 0; unit < units; unit++)
            result[unit] = row[unit / count];
    }

    /// <summary>result[j] = Σᵢ a[i, j], rows in order.</summary>
    public static void ColumnTotals<T>(T* a, T* result, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new Span<T>(result, columns).Clear();
        for (int i = 0; i < rows; i++, a += columns)
            Vectors.Add(result, a, columns);
    }

    /// <summary>result[j] = Σᵢ a[i, j]·b[i, j], rows in order.</summary>
    public static void ColumnDots<T>(T* a, T* b, T* result, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new Span<T>(result, columns).Clear();
        for (int i = 0; i < rows; i++, a += columns, b += columns)
        {
            int j = 0;
            for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
                Vector.Store(Vector.Load(result + j) + (Vector.Load(a + j) * Vector.Load(b + j)), result + j);
            for (; j < columns; j++)
                result[j] += a[j] * b[j];
        }
    }

    /// <summary>result[j] = Σᵢ a[i, j]·v[i], rows in order.</summary>
    public static void VectorMatrix<T>(T* a, T* v, T* result, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        new Span<T>(result, columns).Clear();
        for (int i = 0; i < rows; i++, a += columns)
        {
            var scale = new Vector<T>(v[i]);
            int j = 0;
            for (; j <= columns - Vector<T>.Count; j += Vector<T>.Count)
                Vector.Store(Vector.Load(result + j) + (Vector.Load(a + j) * scale), result + j);
            for (; j < columns; j++)
                result[j] += a[j] * v[i];
        }
    }

    public static void SuffixSum<T>(T* row, T* result, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int unit = units - 1; unit >= 0; unit--)
            result[unit] = sum += row[unit];
    }
}
