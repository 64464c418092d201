using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>ln(1 + e^x).</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// Measured error: 2.77 ulp over every fifth float; 2.64 over every 97th without a fused multiply-add. max(x,
    /// 0) + ln(1 + e^−|x|): the second term keeps its relative accuracy (<see cref="Logarithm"/>), so that the
    /// result does to the left, where it tends to e^x and ends in the denormals. Softplus(−∞) = 0, Softplus(∞) = ∞,
    /// NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Softplus(Vector512<float> x)
    {
        var e = Exponential.Of(Vector512.MaxNative(Vector512.Create(Exponential.Lowest), x | Vector512.Create(-0f)));
        return Relu(x) + Logarithm.OfOnePlus(e);
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Softplus(Vector256<float> x)
    {
        var e = Exponential.Of(Vector256.MaxNative(Vector256.Create(Exponential.Lowest), x | Vector256.Create(-0f)));
        return Relu(x) + Logarithm.OfOnePlus(e);
    }

    /// <inheritdoc cref="Softplus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Softplus(Vector128<float> x)
    {
        var e = Exponential.Of(Vector128.MaxNative(Vector128.Create(Exponential.Lowest), x | Vector128.Create(-0f)));
        return Relu(x) + Logarithm.OfOnePlus(e);
    }

    /// <summary>ln(1 + e^x).</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Softplus(Vector128<double> x) =>
        Vector128.Create(SoftplusOf(x[0]), SoftplusOf(x[1]));

    /// <remarks>ln(1 + e) by the quotient that cancels the rounding of 1 + e (Goldberg 1991, theorem 4).</remarks>
    private static double SoftplusOf(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        var sum = 1.0 + e;
        var log = sum == 1.0 ? e : Math.Log(sum) * (e / (sum - 1.0));
        return Math.Max(x, 0.0) + log;
    }
}
