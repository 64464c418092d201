using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>Larger of two values.</summary>
    /// <param name="a">Any values.</param>
    /// <param name="b">Any values.</param>
    /// <returns>NaN where a or b is NaN. The sign of a zero that equals the other zero is unspecified.</returns>
    /// <remarks>
    /// The native instruction returns its second operand when one is NaN. Taken both ways round and joined by OR, the
    /// results are equal or one of them is NaN, which OR keeps: three plain instructions, no mask.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) =>
        Vector512.MaxNative(a, b) | Vector512.MaxNative(b, a);

    /// <inheritdoc cref="Max(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) =>
        Vector256.MaxNative(a, b) | Vector256.MaxNative(b, a);

    /// <inheritdoc cref="Max(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) =>
        Vector128.MaxNative(a, b) | Vector128.MaxNative(b, a);

    /// <inheritdoc cref="Max(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) =>
        Vector128.MaxNative(a, b) | Vector128.MaxNative(b, a);
}
