using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    // The multipliers of lowbias32 (Wellons, "Prospecting for hash functions", 2018); shifts 16, 15, 16.
    private const uint ChanceFirst = 0x7FEB352D;
    private const uint ChanceSecond = 0x846CA68B;
    private const float ChanceStep = 1f / (1 << 24);

    /// <summary>1 with a probability of rate, else 0: the mask of a unit from the key of its row and step.</summary>
    /// <param name="low">The low half of the key, as the bits of a number.</param>
    /// <param name="high">The high half of the key, likewise.</param>
    /// <param name="unit">The unit's number times 0x9E3779B9 (2³² over the golden ratio), likewise.</param>
    /// <param name="rate">The probability, rounded to float.</param>
    /// <remarks>
    /// lowbias32 of unit + low, with high put in between its two multiplications, so that keys equal in one half have
    /// nothing in common; the upper 24 bits of it, over 2²⁴, are compared with the rate. The bits are the same at every
    /// width and in double. Keys are made by <c>Kernels.Execution.DrawKeys</c>.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Chance(
        Vector512<float> low, Vector512<float> high, Vector512<float> unit, Vector512<float> rate)
    {
        var x = unit.AsUInt32() + low.AsUInt32();
        x = (x ^ (x >>> 16)) * Vector512.Create(ChanceFirst);
        x ^= high.AsUInt32();
        x = (x ^ (x >>> 15)) * Vector512.Create(ChanceSecond);
        x ^= x >>> 16;
        var drawn = Vector512.ConvertToSingle((x >>> 8).AsInt32()) * Vector512.Create(ChanceStep);
        return Vector512.LessThan(drawn, rate) & Vector512.Create(1f);
    }

    /// <inheritdoc cref="Chance(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Chance(
        Vector256<float> low, Vector256<float> high, Vector256<float> unit, Vector256<float> rate)
    {
        var x = unit.AsUInt32() + low.AsUInt32();
        x = (x ^ (x >>> 16)) * Vector256.Create(ChanceFirst);
        x ^= high.AsUInt32();
        x = (x ^ (x >>> 15)) * Vector256.Create(ChanceSecond);
        x ^= x >>> 16;
        var drawn = Vector256.ConvertToSingle((x >>> 8).AsInt32()) * Vector256.Create(ChanceStep);
        return Vector256.LessThan(drawn, rate) & Vector256.Create(1f);
    }

    /// <inheritdoc cref="Chance(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Chance(
        Vector128<float> low, Vector128<float> high, Vector128<float> unit, Vector128<float> rate)
    {
        var x = unit.AsUInt32() + low.AsUInt32();
        x = (x ^ (x >>> 16)) * Vector128.Create(ChanceFirst);
        x ^= high.AsUInt32();
        x = (x ^ (x >>> 15)) * Vector128.Create(ChanceSecond);
        x ^= x >>> 16;
        var drawn = Vector128.ConvertToSingle((x >>> 8).AsInt32()) * Vector128.Create(ChanceStep);
        return Vector128.LessThan(drawn, rate) & Vector128.Create(1f);
    }

    /// <inheritdoc cref="Chance(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Chance(
        Vector128<double> low, Vector128<double> high, Vector128<double> unit, Vector128<double> rate)
    {
        var word = Vector128.Create((ulong)uint.MaxValue);
        var x = (unit.AsUInt64() + low.AsUInt64()) & word;
        x = ((x ^ (x >>> 16)) * Vector128.Create((ulong)ChanceFirst)) & word;
        x ^= high.AsUInt64();
        x = ((x ^ (x >>> 15)) * Vector128.Create((ulong)ChanceSecond)) & word;
        x ^= x >>> 16;
        var drawn = Vector128.ConvertToDouble(x >>> 8) * Vector128.Create((double)ChanceStep);
        var rounded = Vector128.WidenLower(Vector128.Narrow(rate, rate));
        return Vector128.LessThan(drawn, rounded) & Vector128.Create(1.0);
    }
}
