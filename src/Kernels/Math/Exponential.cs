using System.Runtime.CompilerServices;

namespace Kernels.Numerics;

/// <summary>
/// The exponential core that <c>Exp</c>, <c>Sigmoid</c>, <c>Softplus</c> and <c>Tanh</c> share.
/// </summary>
/// <remarks>
/// <para>
/// x = n·ln 2 + r with n = round(x · log2 e), so |r| ≤ ½ ln 2 = 0.3466, and e^x = 2^n · e^r. Adding 1.5 · 2^23 rounds n to
/// an integer and leaves it in the low bits of the sum, whence it can be shifted into an exponent. ln 2 is subtracted
/// in two parts (Cody and Waite 1980): the first has 16 significant bits, so n · <see cref="LogTwoHigh"/> is exact for
/// |n| ≤ 2^8 with and without a fused multiply-add.
/// </para>
/// <para>
/// e^r = 1 + r + r² q(r), q of degree 4: minimax for the relative error of e^r on [−0.34664, 0.34664], found by Remez
/// exchange, coefficients rounded to float one after another with the rest fitted again. Error 3.2e-9 (0.05 units of 2^-24).
/// </para>
/// </remarks>
internal static class Exponential
{
    /// <summary>e^x is below half of the smallest denormal float here, and rounds to 0.</summary>
    public const float Lowest = -104f;

    /// <summary>log2 e.</summary>
    public const float LogTwoOfE = 1.442695f;

    /// <summary>ln 2 to 16 bits.</summary>
    public const float LogTwoHigh = 0.693145751953125f;

    /// <summary>ln 2 − <see cref="LogTwoHigh"/>.</summary>
    public const float LogTwoLow = 1.42860677e-06f;

    /// <summary>1.5 · 2^23: floats of this size have a unit in the last place of 1.</summary>
    public const float Rounder = 12582912f;

    private const float Q0 = 0.49999994f;
    private const float Q1 = 0.16666517f;
    private const float Q2 = 0.041668102f;
    private const float Q3 = 0.0083691925f;
    private const float Q4 = 0.0013838903f;

    /// <summary>e^x for x in [<see cref="Lowest"/>, 89], NaN for NaN; infinite above ln(float.MaxValue).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x)
        where T : struct, ILane<T>
    {
        // Scale wants n + 254 in the low bits.
        var rounder = T.Create(Rounder + 254f);
        var shifted = T.MultiplyAdd(x, T.Create(LogTwoOfE), rounder);
        var power = shifted - rounder;
        var r = Remainder(x, power);
        var sum = T.MultiplyAdd(Tail(r), r, T.Create(1f));
        return T.Scale(T.MultiplyAdd(sum, r, T.Create(1f)), power, shifted);
    }

    /// <summary>e^x − 1 for x in [0, 80], NaN for NaN, with a relative error of about one ulp down to the denormals.</summary>
    /// <remarks>2^n (p + 1) − 1 = 2^n p + (2^n − 1) with p = e^r − 1: nothing cancels at n = 0, and at n = 1 less than half.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LessOne<T>(T x)
        where T : struct, ILane<T>
    {
        var rounder = T.Create(Rounder + 127f);
        var shifted = T.MultiplyAdd(x, T.Create(LogTwoOfE), rounder);
        var r = Remainder(x, shifted - rounder);
        var p = T.MultiplyAdd(Tail(r), r * r, r);
        var scale = T.ShiftBitsLeft(shifted, 23);
        return T.MultiplyAdd(scale, p, scale - T.Create(1f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Remainder<T>(T x, T power)
        where T : struct, ILane<T>
    {
        var high = T.NegateMultiplyAdd(T.Create(LogTwoHigh), power, x);
        return T.NegateMultiplyAdd(T.Create(LogTwoLow), power, high);
    }

    /// <summary>q(r).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T r)
        where T : struct, ILane<T>
    {
        var q = T.MultiplyAdd(T.Create(Q4), r, T.Create(Q3));
        q = T.MultiplyAdd(q, r, T.Create(Q2));
        q = T.MultiplyAdd(q, r, T.Create(Q1));
        return T.MultiplyAdd(q, r, T.Create(Q0));
    }
}
