using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>Cosine of x radians.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// Measured error: 2.39 ulp over every float in [½, 10,000], with and without a fused multiply-add. |x| ≤
    /// 10,000: |x| = (m − ½) π + r, cos x = (−1)^m sin r, as <see cref="HalfTurn"/> tells. Beyond, where the
    /// reduction would need many more bits of π, the element (and it alone) is computed by <see
    /// cref="Math.Cos(double)"/>: right, but many times slower. Cos(±0) = 1, NaN for ±∞, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Cos(Vector512<float> x)
    {
        var magnitude = Vector512.Abs(x);
        var rounder = Vector512.Create(Exponential.Rounder);
        var half = Vector512.Create(0.5f);
        var shifted = Vector512.MultiplyAddEstimate(magnitude, Vector512.Create(HalfTurn.InversePi), half) + rounder;
        var parity = (shifted.AsInt32() << 31).AsSingle();
        var near = HalfTurn.Sine(magnitude, shifted - rounder - half) ^ parity;
        return Vector512.GreaterThanAny(magnitude, Vector512.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <inheritdoc cref="Cos(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> x)
    {
        var magnitude = Vector256.Abs(x);
        var rounder = Vector256.Create(Exponential.Rounder);
        var half = Vector256.Create(0.5f);
        var shifted = Vector256.MultiplyAddEstimate(magnitude, Vector256.Create(HalfTurn.InversePi), half) + rounder;
        var parity = (shifted.AsInt32() << 31).AsSingle();
        var near = HalfTurn.Sine(magnitude, shifted - rounder - half) ^ parity;
        return Vector256.GreaterThanAny(magnitude, Vector256.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <inheritdoc cref="Cos(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Cos(Vector128<float> x)
    {
        var magnitude = Vector128.Abs(x);
        var rounder = Vector128.Create(Exponential.Rounder);
        var half = Vector128.Create(0.5f);
        var shifted = Vector128.MultiplyAddEstimate(magnitude, Vector128.Create(HalfTurn.InversePi), half) + rounder;
        var parity = (shifted.AsInt32() << 31).AsSingle();
        var near = HalfTurn.Sine(magnitude, shifted - rounder - half) ^ parity;
        return Vector128.GreaterThanAny(magnitude, Vector128.Create(HalfTurn.Limit)) ? CosFar(x, near) : near;
    }

    /// <summary>Cosine of x radians.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Cos(Vector128<double> x) =>
        Vector128.Create(Math.Cos(x[0]), Math.Cos(x[1]));

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
