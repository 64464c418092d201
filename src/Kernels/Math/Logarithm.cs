using System.Runtime.CompilerServices;

namespace Kernels.Numerics;

/// <summary>The logarithm core that <c>Log</c> and <c>Softplus</c> share: ln(1 + f) with full relative accuracy at f → 0.</summary>
/// <remarks>
/// ln(1 + f) = 2 artanh(f / (2 + f)) = s + s·z·Q(z) with s = f / (1 + f/2), z = s². Q has degree 4 and is minimax for the
/// relative error over z in [0, 4/9], that is f in [−½, 1], found by Remez exchange with coefficients rounded to float one
/// after another; its series starts 1/12, 1/80, 1/448. Error 1.2e-10.
/// </remarks>
internal static class Logarithm
{
    private const float Q0 = 0.083333343f;
    private const float Q1 = 0.012499671f;
    private const float Q2 = 0.002235564f;
    private const float Q3 = 0.00041882263f;
    private const float Q4 = 0.00011839035f;

    /// <summary>ln(1 + f) for f in [−½, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfOnePlus<T>(T f)
        where T : struct, ILane<T>
    {
        var s = f / T.MultiplyAdd(f, T.Create(0.5f), T.Create(1f));
        var z = s * s;
        var q = T.MultiplyAdd(T.Create(Q4), z, T.Create(Q3));
        q = T.MultiplyAdd(q, z, T.Create(Q2));
        q = T.MultiplyAdd(q, z, T.Create(Q1));
        q = T.MultiplyAdd(q, z, T.Create(Q0));
        return T.MultiplyAdd(q, z * s, s);
    }
}
