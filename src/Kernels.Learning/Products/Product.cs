using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Learning.Products;

/// <summary>Dense products over packed panels, in the widest vectors that this processor has.</summary>
/// <remarks>
/// Every element of a result is one chain with its terms in ascending order, whatever the number of rows and wherever the
/// work was divided, so the bits do not depend on threads.
/// </remarks>
internal static unsafe class Product
{
    /// <summary>Columns of a panel.</summary>
    public static readonly int PanelWidth =
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? Vector512<float>.Count * 2
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? Vector256<float>.Count * 2
        : Vector128<float>.Count * 2;

    /// <summary>Widest panel of any target.</summary>
    public const int MaximumPanelWidth = 32;

    /// <summary>y[r, 0..n) = start[0..n) + Σ_k x[r, k] · panel[k, 0..n) for <paramref name="rows"/> rows; columns beyond <paramref name="columns"/> are not written.</summary>
    public static void Multiply(float* x, nint xStride, int rows, float* panel, int terms, float* start, float* y, nint yStride, int columns)
    {
        float* sums = stackalloc float[8 * MaximumPanelWidth];
        for (int row = 0; row < rows; row += 8)
        {
            int first = FirstOfEight(row, rows, out int count);
            Sum(x + (first * xStride), xStride, 1, count, panel, terms, start, sums);
            for (int r = row; r < first + count; r++)
                new Span<float>(sums + ((r - first) * PanelWidth), columns).CopyTo(new Span<float>(y + (r * yStride), columns));
        }
    }

    /// <summary>c[m, 0..n) += Σ_i a[i, m] · panel[i, 0..n) for <paramref name="rows"/> values of m; columns beyond <paramref name="columns"/> are not touched.</summary>
    public static void AddOuter(float* a, nint aStride, int rows, float* panel, int terms, float* zeros, float* c, nint cStride, int columns)
    {
        float* sums = stackalloc float[8 * MaximumPanelWidth];
        for (int row = 0; row < rows; row += 8)
        {
            int first = FirstOfEight(row, rows, out int count);
            Sum(a + first, 1, aStride, count, panel, terms, zeros, sums);
            for (int r = row; r < first + count; r++)
                Add(sums + ((r - first) * PanelWidth), c + (r * cStride), columns);
        }
    }

    /// <summary>The last tile reaches back over rows already done rather than run short: eight chains hide latency, one does not.</summary>
    private static int FirstOfEight(int row, int rows, out int count)
    {
        count = Math.Min(8, rows);
        return Math.Min(row, rows - count);
    }

    private static void Sum(float* a, nint rowStep, nint termStep, int rows, float* panel, int terms, float* start, float* sums)
    {
        if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported)
            Sum<Lanes512, Vector512<float>>(a, rowStep, termStep, rows, panel, terms, start, sums);
        else if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
            Sum<Lanes256, Vector256<float>>(a, rowStep, termStep, rows, panel, terms, start, sums);
        else
            Sum<Lanes128, Vector128<float>>(a, rowStep, termStep, rows, panel, terms, start, sums);
    }

    private static void Sum<TLanes, TVector>(
        float* a, nint rowStep, nint termStep, int rows, float* panel, int terms, float* start, float* sums)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        nint width = Tile<TLanes, TVector>.Columns;
        if (rows == Tile<TLanes, TVector>.Rows)
        {
            Tile<TLanes, TVector>.SumEight(a, rowStep, termStep, panel, terms, start, sums);
            return;
        }

        for (int r = 0; r < rows; r++)
            Tile<TLanes, TVector>.SumOne(a + (r * rowStep), termStep, panel, terms, start, sums + (r * width));
    }

    private static void Add(float* source, float* destination, int count)
    {
        int i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.Load(source + i) + Vector.Load(destination + i)).Store(destination + i);
        for (; i < count; i++)
            destination[i] += source[i];
    }
}
