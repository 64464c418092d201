using System.Runtime.CompilerServices;

namespace Kernels.Learning.Products;

/// <summary>
/// c[r, ·] = start[·] + Σ_{i&lt;k} a(r, i) · panel[i, ·] for a few rows and two vectors of columns, one chain per element and i ascending.
/// </summary>
/// <remarks>
/// a(r, i) lies at <c>a + r·rowStep + i·termStep</c>, so the same tile multiplies rows (termStep 1) and sums outer products
/// (rowStep 1). Eight rows × two vectors keep sixteen accumulators, enough independent chains to hide the latency of two
/// multiply-add units.
/// </remarks>
internal static unsafe class Tile<TLanes, TVector>
    where TLanes : struct, ILanes<TVector>
    where TVector : unmanaged
{
    public const int Rows = 8;

    public static int Columns => 2 * TLanes.Count;

    /// <summary>Sums a tile of eight rows into <paramref name="sums"/>, [8, Columns].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumEight(
        float* a, nint rowStep, nint termStep, float* panel, nint k, float* start, float* sums)
    {
        int n = TLanes.Count;
        TVector left0 = TLanes.Load(start), right0 = TLanes.Load(start + n);
        TVector a0 = left0, b0 = right0;
        TVector a1 = left0, b1 = right0;
        TVector a2 = left0, b2 = right0;
        TVector a3 = left0, b3 = right0;
        TVector a4 = left0, b4 = right0;
        TVector a5 = left0, b5 = right0;
        TVector a6 = left0, b6 = right0;
        TVector a7 = left0, b7 = right0;
        nint step3 = 3 * rowStep;
        nint step5 = 5 * rowStep;
        nint step7 = 7 * rowStep;
        for (nint i = 0; i < k; i++)
        {
            TVector left = TLanes.Load(panel), right = TLanes.Load(panel + n);
            TVector x = TLanes.Create(a[0]);
            a0 = TLanes.MultiplyAdd(x, left, a0);
            b0 = TLanes.MultiplyAdd(x, right, b0);
            x = TLanes.Create(a[rowStep]);
            a1 = TLanes.MultiplyAdd(x, left, a1);
            b1 = TLanes.MultiplyAdd(x, right, b1);
            x = TLanes.Create(a[2 * rowStep]);
            a2 = TLanes.MultiplyAdd(x, left, a2);
            b2 = TLanes.MultiplyAdd(x, right, b2);
            x = TLanes.Create(a[step3]);
            a3 = TLanes.MultiplyAdd(x, left, a3);
            b3 = TLanes.MultiplyAdd(x, right, b3);
            x = TLanes.Create(a[4 * rowStep]);
            a4 = TLanes.MultiplyAdd(x, left, a4);
            b4 = TLanes.MultiplyAdd(x, right, b4);
            x = TLanes.Create(a[step5]);
            a5 = TLanes.MultiplyAdd(x, left, a5);
            b5 = TLanes.MultiplyAdd(x, right, b5);
            x = TLanes.Create(a[2 * step3]);
            a6 = TLanes.MultiplyAdd(x, left, a6);
            b6 = TLanes.MultiplyAdd(x, right, b6);
            x = TLanes.Create(a[step7]);
            a7 = TLanes.MultiplyAdd(x, left, a7);
            b7 = TLanes.MultiplyAdd(x, right, b7);
            a += termStep;
            panel += 2 * n;
        }

        Put(ref sums, a0, b0);
        Put(ref sums, a1, b1);
        Put(ref sums, a2, b2);
        Put(ref sums, a3, b3);
        Put(ref sums, a4, b4);
        Put(ref sums, a5, b5);
        Put(ref sums, a6, b6);
        Put(ref sums, a7, b7);
    }

    /// <summary>Sums a single row into <paramref name="sums"/>, [Columns]: the same chain as a row of <see cref="SumEight"/>, so the same bits.</summary>
    public static void SumOne(float* a, nint termStep, float* panel, nint k, float* start, float* sums)
    {
        int n = TLanes.Count;
        TVector left = TLanes.Load(start), right = TLanes.Load(start + n);
        for (nint i = 0; i < k; i++)
        {
            TVector x = TLanes.Create(a[i * termStep]);
            left = TLanes.MultiplyAdd(x, TLanes.Load(panel), left);
            right = TLanes.MultiplyAdd(x, TLanes.Load(panel + n), right);
            panel += 2 * n;
        }

        Put(ref sums, left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref float* destination, TVector left, TVector right)
    {
        TLanes.Store(destination, left);
        TLanes.Store(destination + TLanes.Count, right);
        destination += Columns;
    }
}
