using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kernels.Numerics;

/// <summary>The logarithm that <c>Log</c> and <c>Softplus</c> share.</summary>
/// <remarks>
/// ln(1 + f) = 2 artanh(f / (2 + f)) = s + s·z·Q(z) with s = f / (1 + f/2), z = s². Q has degree 4 and is minimax
/// for the relative error over z in [0, 4/9], that is f in [−½, 1], found by Remez exchange with coefficients
/// rounded to float one after another; the series of Q begins 1/12, 1/80, 1/448. Error 1.2e-10.
/// </remarks>
internal static class Logarithm
{
    private const float Q0 = 0.083333343f;
    private const float Q1 = 0.012499671f;
    private const float Q2 = 0.002235564f;
    private const float Q3 = 0.00041882263f;
    private const float Q4 = 0.00011839035f;

    /// <summary>ln(1 + f) for f in [−½, 1], with full relative accuracy at f → 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfOnePlus(Vector512<float> f)
    {
        var s = f / Vector512.MultiplyAddEstimate(f, Vector512.Create(0.5f), Vector512<float>.One);
        var z = s * s;
        var q = Vector512.MultiplyAddEstimate(Vector512.Create(Q4), z, Vector512.Create(Q3));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, z, Vector512.Create(Q0));
        return Vector512.MultiplyAddEstimate(q, z * s, s);
    }

    /// <inheritdoc cref="OfOnePlus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfOnePlus(Vector256<float> f)
    {
        var s = f / Vector256.MultiplyAddEstimate(f, Vector256.Create(0.5f), Vector256<float>.One);
        var z = s * s;
        var q = Vector256.MultiplyAddEstimate(Vector256.Create(Q4), z, Vector256.Create(Q3));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(Q0));
        return Vector256.MultiplyAddEstimate(q, z * s, s);
    }

    /// <inheritdoc cref="OfOnePlus(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> OfOnePlus(Vector128<float> f)
    {
        var s = f / Vector128.MultiplyAddEstimate(f, Vector128.Create(0.5f), Vector128<float>.One);
        var z = s * s;
        var q = Vector128.MultiplyAddEstimate(Vector128.Create(Q4), z, Vector128.Create(Q3));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, z, Vector128.Create(Q0));
        return Vector128.MultiplyAddEstimate(q, z * s, s);
    }
}
