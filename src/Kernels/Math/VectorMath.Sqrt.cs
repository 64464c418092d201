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
    public static Vector512<float> Sqrt(Vector512<float> x) => Vector512.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> x) => Vector256.Sqrt(x);

    /// <inheritdoc cref="Sqrt(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> x) => Vector128.Sqrt(x);

    /// <summary>Square root.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Sqrt(Vector128<double> x) =>
        Vector128.Sqrt(x);
}
