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

    public static void SuffixSum<T>(T* row, T* result, int units)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int unit = units - 1; unit >= 0; unit--)
            result[unit] = sum += row[unit];
    }
}
