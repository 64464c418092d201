using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

/// <summary>Reduction by multiples of π and the sine of what remains, for <c>Sin</c> and <c>Cos</c>.</summary>
/// <remarks>
/// <para>
/// π is subtracted in four parts (Cody and Waite 1980). The first three have at most 11 significant bits, so
/// their products with n (an integer or a half, at most 3,184) are exact with and without a fused multiply-add,
/// and so is each difference that cancels. What the fourth part leaves out, 1.5e-19 · n, is below an ulp of the
/// smallest remainder that a float of up to 10,000 can have (about 1e-8).
/// </para>
/// <para>
/// sin r = r + r u Q(u), u = r², Q of degree 3: minimax for the relative error on |r| ≤ 1.573 (π/2 and a margin
/// for the rounding of n), found by Remez exchange, coefficients rounded to float one after another. Error
/// 6.3e-9.
/// </para>
/// </remarks>
internal static class HalfTurn
{
    /// <summary>Beyond this magnitude the reduction is not accurate enough.</summary>
    public const float Limit = 10_000f;

    /// <summary>1 / π.</summary>
    public const float InversePi = 0.31830987f;

    private const float MinusPi1 = -3.140625f;
    private const float MinusPi2 = -0.00096750259f;
    private const float MinusPi3 = -1.50990672e-07f;
    private const float MinusPi4 = -5.12668814e-12f;

    private const float Q0 = -0.1666666f;
    private const float Q1 = 0.0083330683f;
    private const float Q2 = -0.00019809665f;
    private const float Q3 = 2.605777e-06f;

    /// <summary>sin(x − n π), for n such that |x − n π| ≤ 1.573.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sine(Vector512<float> x, Vector512<float> n)
    {
        var r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusPi1), n, x);
        r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusPi2), n, r);
        r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusPi3), n, r);
        r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusPi4), n, r);
        var u = r * r;
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(Q3), u, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(Q0));
        var sine = Vector512.MultiplyAddEstimate(q, u * r, r);

        // Rounding may pass 1 by an ulp; the bounds come first, so that NaN stays.
        return Vector512.MinNative(Vector512<float>.One, Vector512.MaxNative(Vector512.Create(-1f), sine));
    }

    /// <inheritdoc cref="Sine(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sine(Vector256<float> x, Vector256<float> n)
    {
        var r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusPi1), n, x);
        r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusPi2), n, r);
        r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusPi3), n, r);
        r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusPi4), n, r);
        var u = r * r;
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(Q3), u, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, u, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, u, Vector256.Create(Q0));
        var sine = Vector256.MultiplyAddEstimate(q, u * r, r);

        // Rounding may pass 1 by an ulp; the bounds come first, so that NaN stays.
        return Vector256.MinNative(Vector256<float>.One, Vector256.MaxNative(Vector256.Create(-1f), sine));
    }

    /// <inheritdoc cref="Sine(Vector512{float}, Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sine(Vector128<float> x, Vector128<float> n)
    {
        var r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusPi1), n, x);
        r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusPi2), n, r);
        r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusPi3), n, r);
        r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusPi4), n, r);
        var u = r * r;
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(Q3), u, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, u, Vector128.Create(Q0));
        var sine = Vector128.MultiplyAddEstimate(q, u * r, r);

        // Rounding may pass 1 by an ulp; the bounds come first, so that NaN stays.
        return Vector128.MinNative(Vector128<float>.One, Vector128.MaxNative(Vector128.Create(-1f), sine));
    }
}
