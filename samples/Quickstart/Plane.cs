using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Quickstart;

/// <summary>A [rows, columns] piece of an array, and of the array of its gradients.</summary>
/// <param name="Values">The array.</param>
/// <param name="Gradients">Its gradients.</param>
/// <param name="Offset">First element.</param>
/// <param name="Stride">Elements between rows; 0 for a weight vector that all rows share.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns, a multiple of 16.</param>
internal sealed record Plane(float[] Values, float[] Gradients, int Offset, int Stride, int Rows, int Columns)
{
    /// <summary>to = TOperation(a, b), or to += that; one pass over memory.</summary>
    public static void Pass<TOperation>(PlaneSide a, PlaneSide b, PlaneSide to, bool add)
        where TOperation : struct, IPassOperation
    {
        for (int row = 0; row < to.Plane.Rows; row++)
        {
            if (Vector512.IsHardwareAccelerated)
                Wide<TOperation>(a.Row(row), b.Row(row), to.Row(row), add);
            else
                Narrow<TOperation>(a.Row(row), b.Row(row), to.Row(row), add);
        }
    }

    private static void Wide<TOperation>(Span<float> a, Span<float> b, Span<float> to, bool add)
        where TOperation : struct, IPassOperation
    {
        Span<Vector512<float>> x = MemoryMarshal.Cast<float, Vector512<float>>(a);
        Span<Vector512<float>> y = MemoryMarshal.Cast<float, Vector512<float>>(b)[..x.Length];
        Span<Vector512<float>> z = MemoryMarshal.Cast<float, Vector512<float>>(to)[..x.Length];
        for (int i = 0; i < x.Length; i++)
            z[i] = add ? z[i] + TOperation.Of(x[i], y[i]) : TOperation.Of(x[i], y[i]);
    }

    private static void Narrow<TOperation>(Span<float> a, Span<float> b, Span<float> to, bool add)
        where TOperation : struct, IPassOperation
    {
        Span<Vector256<float>> x = MemoryMarshal.Cast<float, Vector256<float>>(a);
        Span<Vector256<float>> y = MemoryMarshal.Cast<float, Vector256<float>>(b)[..x.Length];
        Span<Vector256<float>> z = MemoryMarshal.Cast<float, Vector256<float>>(to)[..x.Length];
        for (int i = 0; i < x.Length; i++)
            z[i] = add ? z[i] + TOperation.Of(x[i], y[i]) : TOperation.Of(x[i], y[i]);
    }
}
