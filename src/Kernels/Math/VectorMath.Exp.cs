using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// Measured error: 0.89 ulp over every fifth float; 1.17 over every 97th without a fused multiply-add. x is
    /// clamped to [−104, 89] (beyond, the result is 0 or infinite in float), reduced and evaluated as <see
    /// cref="Exponential"/> tells; the power of two is applied with one rounding, so denormal results are within
    /// the bound too. Exp(±0) = 1, Exp(−∞) = 0, Exp(∞) = ∞, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        var aboveLowest = Vector512.MaxNative(Vector512.Create(Exponential.Lowest), x);
        return Exponential.Of(Vector512.MinNative(Vector512.Create(89f), aboveLowest));
    }

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var aboveLowest = Vector256.MaxNative(Vector256.Create(Exponential.Lowest), x);
        return Exponential.Of(Vector256.MinNative(Vector256.Create(89f), aboveLowest));
    }

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        var aboveLowest = Vector128.MaxNative(Vector128.Create(Exponential.Lowest), x);
        return Exponential.Of(Vector128.MinNative(Vector128.Create(89f), aboveLowest));
    }

    /// <summary>e^x.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x) =>
        Vector128.Create(Math.Exp(x[0]), Math.Exp(x[1]));
}
