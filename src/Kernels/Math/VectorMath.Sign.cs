using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>−1, 0 or 1 as x is negative, zero or positive.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>
    /// The sign. A zero keeps its own sign, NaN stays NaN (where <see cref="Math.Sign(double)"/> throws).
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sign(Vector512<float> x) =>
        Vector512.ConditionalSelect(
            Vector512.GreaterThan(Vector512.Abs(x), Vector512<float>.Zero),
            Vector512<float>.One | (x & Vector512.Create(-0.0f)),
            x);

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(Vector256.Abs(x), Vector256<float>.Zero),
            Vector256<float>.One | (x & Vector256.Create(-0.0f)),
            x);

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sign(Vector128<float> x) =>
        Vector128.ConditionalSelect(
            Vector128.GreaterThan(Vector128.Abs(x), Vector128<float>.Zero),
            Vector128<float>.One | (x & Vector128.Create(-0.0f)),
            x);

    /// <inheritdoc cref="Sign(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sign(Vector128<double> x) =>
        Vector128.ConditionalSelect(
            Vector128.GreaterThan(Vector128.Abs(x), Vector128<double>.Zero),
            Vector128<double>.One | (x & Vector128.Create(-0.0)),
            x);
}
