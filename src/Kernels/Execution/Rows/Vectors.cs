using System.Numerics;

namespace Kernels.Execution;

/// <summary>Sums of rows.</summary>
internal static unsafe class Vectors
{
    /// <summary>target += source.</summary>
    public static void Add<T>(T* target, T* source, int count)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(target + i) + Vector.Load(source + i), target + i);
        for (; i < count; i++)
            target[i] += source[i];
    }

    /// <summary>Whether every element is zero.</summary>
    public static bool AreZero<T>(T* values, int count)
        where T : unmanaged, INumberBase<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            if (!Vector.EqualsAll(Vector.Load(values + i), Vector<T>.Zero))
                return false;
        }

        while (i < count && T.IsZero(values[i]))
            i++;
        return i == count;
    }

    /// <summary>sums += Σ over rows, rows in order from zero on. Units are a multiple of sixteen.</summary>
    public static void AddRows<T>(T* first, nint stride, int rows, T* sums, int units)
        where T : unmanaged, INumberBase<T>
    {
        for (int unit = 0; unit < units; unit += 2 * Vector<T>.Count)
        {
            if (unit + Vector<T>.Count >= units)
            {
                AddColumn(first + unit, stride, rows, sums + unit);
                continue;
            }

            AddTwoColumns(first + unit, stride, rows, sums + unit);
        }
    }

    private static void AddTwoColumns<T>(T* first, nint stride, int rows, T* sums)
        where T : unmanaged, INumberBase<T>
    {
        Vector<T> left = Vector<T>.Zero;
        Vector<T> right = Vector<T>.Zero;
        for (int row = 0; row < rows; row++)
        {
            left += Vector.Load(first);
            right += Vector.Load(first + Vector<T>.Count);
            first += stride;
        }

        Vector.Store(Vector.Load(sums) + left, sums);
        Vector.Store(Vector.Load(sums + Vector<T>.Count) + right, sums + Vector<T>.Count);
    }

    private static void AddColumn<T>(T* first, nint stride, int rows, T* sums)
        where T : unmanaged, INumberBase<T>
    {
        Vector<T> sum = Vector<T>.Zero;
        for (int row = 0; row < rows; row++)
        {
            sum += Vector.Load(first);
            first += stride;
        }

        Vector.Store(Vector.Load(sums) + sum, sums);
    }
}
