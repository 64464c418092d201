using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>Square root.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// Correctly rounded. Sqrt(±0) = ±0, Sqrt(∞) = ∞, NaN for x &lt; 0, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> x) => SqrtOf(new Lane512(x)).Value;

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x) => SqrtOf(new Lane256(x)).Value;

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x) => SqrtOf(new Lane128(x)).Value;

    /// <summary>Square root.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> x) =>
        Vector128.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SqrtOf<T>(T x)
        where T : struct, ILane<T>
    {
        return T.Sqrt(x);
    }
}
