using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>x to the power of an exponent, with the meaning of <see cref="Math.Pow(double, double)"/>.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="exponent">Any values; meant for one constant in all elements.</param>
    /// <returns>
    /// The powers. A negative x has a power where the exponent is integral, else NaN; x^0 and 1^y are 1, of NaN too.
    /// </returns>
    /// <remarks>
    /// @MAX(Pow)@
    /// |x|^y = e^(y ln |x|) in double, since the product would lose up to seven bits in float, narrowed once. A small
    /// whole exponent is better written as multiplications.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pow(Vector512<float> x, Vector512<float> exponent)
    {
        var (low, high) = Vector512.Widen(Vector512.Abs(x));
        var (lowExponent, highExponent) = Vector512.Widen(exponent);
        low = Vector512.Exp(lowExponent * Vector512.Log(low));
        high = Vector512.Exp(highExponent * Vector512.Log(high));
        return PowerOf(new Lane512(Vector512.Narrow(low, high)), new(x), new(exponent)).Value;
    }

    /// <inheritdoc cref="Pow(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pow(Vector256<float> x, Vector256<float> exponent)
    {
        var (low, high) = Vector256.Widen(Vector256.Abs(x));
        var (lowExponent, highExponent) = Vector256.Widen(exponent);
        low = Vector256.Exp(lowExponent * Vector256.Log(low));
        high = Vector256.Exp(highExponent * Vector256.Log(high));
        return PowerOf(new Lane256(Vector256.Narrow(low, high)), new(x), new(exponent)).Value;
    }

    /// <inheritdoc cref="Pow(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Pow(Vector128<float> x, Vector128<float> exponent)
    {
        var (low, high) = Vector128.Widen(Vector128.Abs(x));
        var (lowExponent, highExponent) = Vector128.Widen(exponent);
        low = Vector128.Exp(lowExponent * Vector128.Log(low));
        high = Vector128.Exp(highExponent * Vector128.Log(high));
        return PowerOf(new Lane128(Vector128.Narrow(low, high)), new(x), new(exponent)).Value;
    }

    /// <summary>x to the power of an exponent: <see cref="Math.Pow(double, double)"/>, element by element.</summary>
    /// <param name="x">Any values.</param>
    /// <param name="exponent">Any values.</param>
    /// <returns>The powers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Pow(Vector128<double> x, Vector128<double> exponent) =>
        Vector128.Create(Math.Pow(x[0], exponent[0]), Math.Pow(x[1], exponent[1]));

    /// <summary>Sign and special cases, given |x|^y.</summary>
    /// <remarks>From 2^23 on every float is whole, from 2^24 on even; below, adding and taking away 2^23 rounds to whole.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerOf<T>(T power, T x, T y)
        where T : struct, ILane<T>
    {
        var zero = T.Create(0f);
        var nan = T.Create(float.NaN);
        var infinity = T.Create(float.PositiveInfinity);
        var magnitude = T.Abs(y);
        var rounder = T.Create(8388608f);
        var whole = T.SelectLess(magnitude, rounder, (magnitude + rounder) - rounder, magnitude);
        var half = magnitude * T.Create(0.5f);
        var wholeHalf = T.SelectLess(half, rounder, (half + rounder) - rounder, half);

        // An odd y gives x its sign, an even one does not; a fractional one forbids finite x below zero.
        var integral = T.SelectEqual(half, wholeHalf, power, T.WithSign(power, x));
        var fractional = T.SelectLess(x, zero, T.SelectLess(T.Create(float.NegativeInfinity), x, nan, power), power);
        var result = T.SelectEqual(magnitude, whole, integral, fractional);

        // y ln |x| is 0 · ∞ in these.
        result = T.SelectEqual(y, zero, T.Create(1f), result);
        result = T.SelectEqual(x, T.Create(1f), T.Create(1f), result);
        var minusOne = T.SelectEqual(magnitude, infinity, T.Create(1f), result);
        return T.SelectEqual(x, T.Create(-1f), minusOne, result);
    }
}
