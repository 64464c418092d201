using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

/// <summary>The exponential that <c>Exp</c>, <c>Sigmoid</c>, <c>Softplus</c> and <c>Tanh</c> share.</summary>
/// <remarks>
/// <para>
/// x = n·ln 2 + r with n = round(x · log2 e), so |r| ≤ ½ ln 2 = 0.3466, and e^x = 2^n · e^r. Adding 1.5 · 2^23
/// rounds n to an integer and leaves it in the low bits of the sum, whence it can be shifted into an exponent. ln
/// 2 is subtracted in two parts (Cody and Waite 1980): the first has 16 significant bits, so n times it is exact
/// for |n| ≤ 2^8 with and without a fused multiply-add.
/// </para>
/// <para>
/// e^r = 1 + r + r² q(r), q of degree 4: minimax for the relative error of e^r on |r| ≤ 0.34664, found by Remez
/// exchange, coefficients rounded to float one after another with the rest fitted again. Error 3.2e-9 (0.05 units
/// of 2^-24).
/// </para>
/// </remarks>
internal static class Exponential
{
    /// <summary>e^x is below half of the smallest denormal float here, and rounds to 0.</summary>
    public const float Lowest = -104f;

    /// <summary>1.5 · 2^23: floats of this size have a unit in the last place of 1.</summary>
    public const float Rounder = 12582912f;

    /// <summary>ln 2 to 16 bits, negated.</summary>
    public const float MinusLogTwoHigh = -0.693145751953125f;

    /// <summary>The rest of ln 2, negated.</summary>
    public const float MinusLogTwoLow = -1.42860677e-06f;

    private const float InverseLogTwo = 1.442695f;

    private const float Q0 = 0.49999994f;
    private const float Q1 = 0.16666517f;
    private const float Q2 = 0.041668102f;
    private const float Q3 = 0.0083691925f;
    private const float Q4 = 0.0013838903f;

    /// <summary>e^x for x in [<see cref="Lowest"/>, 89], NaN for NaN; infinite above ln(float.MaxValue).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x)
    {
        var rounder = Vector512.Create(Rounder + Scaling.Bias);
        var shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusLogTwoHigh), n, x);
        r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusLogTwoLow), n, r);
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(Q4), r, Vector512.Create(Q3));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q0));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(1f));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(1f));
        return Scaling.Of(q, n, shifted);
    }

    /// <inheritdoc cref="Of(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x)
    {
        var rounder = Vector256.Create(Rounder + Scaling.Bias);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusLogTwoHigh), n, x);
        r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusLogTwoLow), n, r);
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(Q4), r, Vector256.Create(Q3));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q0));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(1f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(1f));
        return Scaling.Of(q, n, shifted);
    }

    /// <inheritdoc cref="Of(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(Vector128<float> x)
    {
        var rounder = Vector128.Create(Rounder + Scaling.Bias);
        var shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusLogTwoHigh), n, x);
        r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusLogTwoLow), n, r);
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(Q4), r, Vector128.Create(Q3));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q0));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(1f));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(1f));
        return Scaling.Of(q, n, shifted);
    }

    /// <summary>e^x − 1 for x in [0, 80], NaN for NaN: relative error about an ulp down to the denormals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LessOne(Vector512<float> x)
    {
        // 2^n (p + 1) − 1 = 2^n p + (2^n − 1) with p = e^r − 1: nothing cancels at n = 0, less than half at n = 1.
        var rounder = Vector512.Create(Rounder + 127f);
        var shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusLogTwoHigh), n, x);
        r = Vector512.MultiplyAddEstimate(Vector512.Create(MinusLogTwoLow), n, r);
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(Q4), r, Vector512.Create(Q3));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q0));
        var p = Vector512.MultiplyAddEstimate(q, r * r, r);
        var scale = (shifted.AsInt32() << 23).AsSingle();
        return Vector512.MultiplyAddEstimate(scale, p, scale - Vector512<float>.One);
    }

    /// <inheritdoc cref="LessOne(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LessOne(Vector256<float> x)
    {
        // 2^n (p + 1) − 1 = 2^n p + (2^n − 1) with p = e^r − 1: nothing cancels at n = 0, less than half at n = 1.
        var rounder = Vector256.Create(Rounder + 127f);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusLogTwoHigh), n, x);
        r = Vector256.MultiplyAddEstimate(Vector256.Create(MinusLogTwoLow), n, r);
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(Q4), r, Vector256.Create(Q3));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q0));
        var p = Vector256.MultiplyAddEstimate(q, r * r, r);
        var scale = (shifted.AsInt32() << 23).AsSingle();
        return Vector256.MultiplyAddEstimate(scale, p, scale - Vector256<float>.One);
    }

    /// <inheritdoc cref="LessOne(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LessOne(Vector128<float> x)
    {
        // 2^n (p + 1) − 1 = 2^n p + (2^n − 1) with p = e^r − 1: nothing cancels at n = 0, less than half at n = 1.
        var rounder = Vector128.Create(Rounder + 127f);
        var shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(InverseLogTwo), rounder);
        var n = shifted - rounder;
        var r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusLogTwoHigh), n, x);
        r = Vector128.MultiplyAddEstimate(Vector128.Create(MinusLogTwoLow), n, r);
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(Q4), r, Vector128.Create(Q3));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q0));
        var p = Vector128.MultiplyAddEstimate(q, r * r, r);
        var scale = (shifted.AsInt32() << 23).AsSingle();
        return Vector128.MultiplyAddEstimate(scale, p, scale - Vector128<float>.One);
    }
}
