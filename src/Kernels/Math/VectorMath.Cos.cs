using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>Cosine of x radians.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// @MAX(Cos)@
    /// |x| ≤ 10,000: |x| = (m − ½) π + r, cos x = (−1)^m sin r, as <see cref="HalfTurn"/> tells. Beyond, where the reduction
    /// would need many more bits of π, the element (and it alone) is computed by <see cref="Math.Cos(double)"/>: right, but
    /// about 50 times slower. Cos(±0) = 1, NaN for ±∞, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
    {
        var near = CosOf(new Lane512(x)).Value;
        return Vector512.GreaterThanAny(Vector512.Abs(x), Vector512.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <inheritdoc cref="Cos(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
    {
        var near = CosOf(new Lane256(x)).Value;
        return Vector256.GreaterThanAny(Vector256.Abs(x), Vector256.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <inheritdoc cref="Cos(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x)
    {
        var near = CosOf(new Lane128(x)).Value;
        return Vector128.GreaterThanAny(Vector128.Abs(x), Vector128.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <summary>Cosine of x radians.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cos(Vector128<double> x) =>
        Vector128.Create(Math.Cos(x[0]), Math.Cos(x[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CosOf<T>(T x)
        where T : struct, ILane<T>
    {
        var magnitude = T.Abs(x);
        var rounder = T.Create(Exponential.Rounder);
        var half = T.Create(0.5f);
        var shifted = T.MultiplyAdd(magnitude, T.Create(HalfTurn.InversePi), half) + rounder;
        var r = HalfTurn.Remainder(magnitude, shifted - rounder - half);
        return HalfTurn.Sine(r) ^ T.ShiftBitsLeft(shifted, 31);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<float> CosFar(Vector512<float> x, Vector512<float> near)
    {
        for (var i = 0; i < Vector512<float>.Count; i++)
        {
            if (MathF.Abs(x[i]) > HalfTurn.Limit)
                near = near.WithElement(i, (float)Math.Cos(x[i]));
        }

        return near;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> CosFar(Vector256<float> x, Vector256<float> near)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            if (MathF.Abs(x[i]) > HalfTurn.Limit)
                near = near.WithElement(i, (float)Math.Cos(x[i]));
        }

        return near;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<float> CosFar(Vector128<float> x, Vector128<float> near)
    {
        for (var i = 0; i < Vector128<float>.Count; i++)
        {
            if (MathF.Abs(x[i]) > HalfTurn.Limit)
                near = near.WithElement(i, (float)Math.Cos(x[i]));
        }

        return near;
    }
}
