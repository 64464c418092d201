using System.Runtime.CompilerServices;

namespace Kernels.Numerics;

/// <summary>Reduction by multiples of π and the sine of what remains, shared by <c>Sin</c> and <c>Cos</c>.</summary>
/// <remarks>
/// <para>
/// π is subtracted in four parts (Cody and Waite 1980). The first three have at most 11 significant bits, so their products
/// with n (an integer or a half, at most 3,184) are exact with and without a fused multiply-add, and so is each
/// difference that cancels. What the fourth part leaves out, 1.5e-19 · n, is below an ulp of the smallest remainder
/// that a float of up to 10,000 can have (about 1e-8).
/// </para>
/// <para>
/// sin r = r + r u Q(u), u = r², Q of degree 3: minimax for the relative error on |r| ≤ 1.573 (π/2 and a margin for the
/// rounding of n), found by Remez exchange, coefficients rounded to float one after another. Error 6.3e-9.
/// </para>
/// </remarks>
internal static class HalfTurn
{
    /// <summary>Beyond this magnitude the reduction is not accurate enough.</summary>
    public const float Limit = 10_000f;

    /// <summary>1 / π.</summary>
    public const float InversePi = 0.31830987f;

    private const float Pi1 = 3.140625f;
    private const float Pi2 = 0.00096750259f;
    private const float Pi3 = 1.50990672e-07f;
    private const float Pi4 = 5.12668814e-12f;

    private const float Q0 = -0.1666666f;
    private const float Q1 = 0.0083330683f;
    private const float Q2 = -0.00019809665f;
    private const float Q3 = 2.605777e-06f;

    /// <summary>x − n π.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Remainder<T>(T x, T n)
        where T : struct, ILane<T>
    {
        var r = T.NegateMultiplyAdd(T.Create(Pi1), n, x);
        r = T.NegateMultiplyAdd(T.Create(Pi2), n, r);
        r = T.NegateMultiplyAdd(T.Create(Pi3), n, r);
        return T.NegateMultiplyAdd(T.Create(Pi4), n, r);
    }

    /// <summary>sin r for |r| ≤ 1.573.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sine<T>(T r)
        where T : struct, ILane<T>
    {
        var u = r * r;
        var q = T.MultiplyAdd(T.Create(Q3), u, T.Create(Q2));
        q = T.MultiplyAdd(q, u, T.Create(Q1));
        q = T.MultiplyAdd(q, u, T.Create(Q0));
        return T.MultiplyAdd(q, u * r, r);
    }
}
