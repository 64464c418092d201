using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kernels.Numerics;

/// <summary>Multiplication by a power of two with one rounding, denormal and infinite results included.</summary>
/// <remarks>
/// In two factors, 2^⌊n/2⌋ and the rest, of which the first multiplies exactly: neither leaves the range of
/// normal floats. AVX-512 has one instruction that does the same.
/// </remarks>
internal static class Scaling
{
    /// <summary>What stands beside n in the low bits of a shifted number: twice the bias of an exponent.</summary>
    public const float Bias = 254f;

    /// <summary>x · 2^n for n in [−150, 128]; <paramref name="shifted"/> has n + 254 in its low nine bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x, Vector512<float> n, Vector512<float> shifted)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Scale(x, n);
        var half = shifted.AsInt32() >>> 1;
        var first = (half << 23).AsSingle();
        var second = ((shifted.AsInt32() - half) << 23).AsSingle();
        return x * first * second;
    }

    /// <inheritdoc cref="Of(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x, Vector256<float> n, Vector256<float> shifted)
    {
        var half = shifted.AsInt32() >>> 1;
        var first = (half << 23).AsSingle();
        var second = ((shifted.AsInt32() - half) << 23).AsSingle();
        return x * first * second;
    }

    /// <inheritdoc cref="Of(Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> x, Vector128<float> n, Vector128<float> shifted)
    {
        var half = shifted.AsInt32() >>> 1;
        var first = (half << 23).AsSingle();
        var second = ((shifted.AsInt32() - half) << 23).AsSingle();
        return x * first * second;
    }
}
