using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>e^x.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// @MAX(Exp)@
    /// x is clamped to [−104, 89] (beyond, the result is 0 or infinite in float), reduced and evaluated as
    /// <see cref="Exponential"/> tells; the power of two is applied with one rounding, so denormal results are within the
    /// bound too. Exp(±0) = 1, Exp(−∞) = 0, Exp(∞) = ∞, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => ExpOf(new Lane512(x)).Value;

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => ExpOf(new Lane256(x)).Value;

    /// <inheritdoc cref="Exp(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x) => ExpOf(new Lane128(x)).Value;

    /// <summary>e^x.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Exp(Vector128<double> x) =>
        Vector128.Create(Math.Exp(x[0]), Math.Exp(x[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpOf<T>(T x)
        where T : struct, ILane<T>
    {
        var clamped = T.AtMost(T.Create(89f), T.AtLeast(T.Create(Exponential.Lowest), x));
        return Exponential.Of(clamped);
    }
}
