using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>ln(1 + e^x).</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// @MAX(Softplus)@
    /// max(x, 0) + ln(1 + e^−|x|): the second term keeps its relative accuracy (<see cref="Logarithm"/>), so that the result
    /// does to the left, where it tends to e^x and ends in the denormals. Softplus(−∞) = 0, Softplus(∞) = ∞, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x) => SoftplusOf(new Lane512(x)).Value;

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x) => SoftplusOf(new Lane256(x)).Value;

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x) => SoftplusOf(new Lane128(x)).Value;

    /// <summary>ln(1 + e^x).</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Softplus(Vector128<double> x) =>
        Vector128.Create(SoftplusOf(x[0]), SoftplusOf(x[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SoftplusOf<T>(T x)
        where T : struct, ILane<T>
    {
        var e = Exponential.Of(T.AtLeast(T.Create(Exponential.Lowest), T.Create(-0f) | x));
        return T.AtLeast(T.Create(0f), x) + Logarithm.OfOnePlus(e);
    }

    /// <remarks>ln(1 + e) by the quotient that cancels the rounding of 1 + e (Goldberg 1991, theorem 4).</remarks>
    private static double SoftplusOf(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var sum = 1.0 + e;
        var log = sum == 1.0 ? e : Math.Log(sum) * (e / (sum - 1.0));
        return Math.Max(x, 0.0) + log;
    }
}
