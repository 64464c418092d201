using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

public static partial class VectorMath
{
    /// <summary>Bits of √½.</summary>
    private const uint RootHalf = 0x3F3504F3;

    /// <summary>Bits of 1 less those of √½: added to x, the exponent field changes at √2 rather than at 2.</summary>
    private const uint OneMinusRootHalf = 0x3F800000 - RootHalf;

    /// <summary>−127 as a pattern of bits.</summary>
    private const uint MinusBias = 0xFFFFFF81;

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    /// <remarks>
    /// @MAX(Log)@
    /// x = 2^k · m with m in [√½, √2), by integer arithmetic on the bits; ln x = k ln 2 + ln m with ln 2 in two parts and
    /// ln m from <see cref="Logarithm"/>. Denormals are first multiplied by 2^25.
    /// Log(±0) = −∞, Log(1) = 0, Log(∞) = ∞, NaN for x &lt; 0, NaN stays NaN.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x) => LogOf(new Lane512(x)).Value;

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x) => LogOf(new Lane256(x)).Value;

    /// <inheritdoc cref="Log(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Log(Vector128<float> x) => LogOf(new Lane128(x)).Value;

    /// <summary>Natural logarithm.</summary>
    /// <param name="x">Any values.</param>
    /// <returns>The values, element by element.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Log(Vector128<double> x) =>
        Vector128.Create(Math.Log(x[0]), Math.Log(x[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOf<T>(T x)
        where T : struct, ILane<T>
    {
        var smallest = T.CreateBits(0x00800000);
        var normal = T.SelectLess(x, smallest, x * T.Create(33554432f), x);
        var offset = T.AddBits(normal, T.CreateBits(OneMinusRootHalf));
        var exponent = T.AddBits(T.ShiftBitsRight(offset, 23), T.CreateBits(MinusBias));
        var k = T.BitsToNumber(exponent) - T.SelectLess(x, smallest, T.Create(25f), T.Create(0f));
        var m = T.AddBits(offset & T.CreateBits(0x007FFFFF), T.CreateBits(RootHalf));
        var low = T.MultiplyAdd(k, T.Create(Exponential.LogTwoLow), Logarithm.OfOnePlus(m - T.Create(1f)));
        var log = T.MultiplyAdd(k, T.Create(Exponential.LogTwoHigh), low);
        log = T.SelectLess(x, T.Create(float.PositiveInfinity), log, x);
        log = T.SelectEqual(x, T.Create(0f), T.Create(float.NegativeInfinity), log);
        return T.SelectLess(x, T.Create(0f), T.Create(float.NaN), log);
    }
}
