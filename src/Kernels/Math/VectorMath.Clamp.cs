using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>x confined to [low, high].</summary>
    /// <param name="x">Any values.</param>
    /// <param name="low">Lower bounds, not NaN.</param>
    /// <param name="high">Upper bounds, not NaN and not below <paramref name="low"/>.</param>
    /// <returns>min(max(x, low), high); NaN where x is NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Clamp(Vector512<float> x, Vector512<float> low, Vector512<float> high) =>
        Vector512.MinNative(high, Vector512.MaxNative(low, x));

    /// <inheritdoc cref="Clamp(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Clamp(Vector256<float> x, Vector256<float> low, Vector256<float> high) =>
        Vector256.MinNative(high, Vector256.MaxNative(low, x));

    /// <inheritdoc cref="Clamp(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Clamp(Vector128<float> x, Vector128<float> low, Vector128<float> high) =>
        Vector128.MinNative(high, Vector128.MaxNative(low, x));

    /// <inheritdoc cref="Clamp(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Clamp(Vector128<double> x, Vector128<double> low, Vector128<double> high) =>
        Vector128.MinNative(high, Vector128.MaxNative(low, x));
}
