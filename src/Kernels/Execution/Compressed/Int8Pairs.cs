using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Execution.Compressed;

/// <summary>The portable form of products of bytes.</summary>
internal static unsafe class Int8Pairs
{
    /// <summary>Four columns' pairs of bytes, widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> LoadPairs(short* pairs) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)pairs).AsSByte());

    /// <summary>sum + x₀ · w₀ + x₁ · w₁ in each lane. A product of two numbers of at most 127 fits 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAdd(Vector128<int> x, Vector128<short> w, Vector128<int> sum)
    {
        Vector128<int> products = (x.AsInt16() * w).AsInt32();
        return sum + ((products << 16) >> 16) + (products >> 16);
    }
}
