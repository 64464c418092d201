using System.Runtime.CompilerServices;

namespace Kernels.Benchmarks.Floor;

/// <summary>Loops that do one thing as fast as the processor can.</summary>
internal static unsafe class Loops
{
    // Two units of latency 4 need eight independent chains; the narrow targets have sixteen registers.
    private const int Chains = 12;

    private const int LoadsAtOnce = 8;

    // A fixed point of x ↦ x · 0.75 + 0.25: the numbers neither grow nor vanish.
    private const float Factor = 0.75f;
    private const float Summand = 0.25f;

    /// <summary>Operations of one turn of <see cref="MultiplyAdd{TLanes}"/>.</summary>
    public static int FlopsOf<TLanes>()
        where TLanes : struct, ILanes<TLanes> => 2 * Chains * TLanes.Count;

    /// <summary>Multiply–adds on registers alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float MultiplyAdd<TLanes>(long turns)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes m = TLanes.Create(Factor), s = TLanes.Create(Summand);
        TLanes a = s, b = s, c = s, d = s, e = s, f = s, g = s, h = s, i = s, j = s, k = s, l = s;
        for (long turn = 0; turn < turns; turn++)
        {
            a = TLanes.MultiplyAdd(a, m, s);
            b = TLanes.MultiplyAdd(b, m, s);
            c = TLanes.MultiplyAdd(c, m, s);
            d = TLanes.MultiplyAdd(d, m, s);
            e = TLanes.MultiplyAdd(e, m, s);
            f = TLanes.MultiplyAdd(f, m, s);
            g = TLanes.MultiplyAdd(g, m, s);
            h = TLanes.MultiplyAdd(h, m, s);
            i = TLanes.MultiplyAdd(i, m, s);
            j = TLanes.MultiplyAdd(j, m, s);
            k = TLanes.MultiplyAdd(k, m, s);
            l = TLanes.MultiplyAdd(l, m, s);
        }

        a = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(TLanes.Add(e, f), TLanes.Add(g, h)));
        return TLanes.Sum(TLanes.Add(a, TLanes.Add(TLanes.Add(i, j), TLanes.Add(k, l))));
    }

    /// <summary>Reads a buffer from front to back, again and again.</summary>
    /// <param name="source">Its first float.</param>
    /// <param name="length">Floats, a multiple of eight vectors.</param>
    /// <param name="turns">How often.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Read<TLanes>(float* source, long length, long turns)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Create(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        int n = TLanes.Count;
        for (long turn = 0; turn < turns; turn++)
        {
            float* end = source + length;
            for (float* p = source; p < end; p += LoadsAtOnce * n)
            {
                a = TLanes.Add(a, TLanes.Load(p));
                b = TLanes.Add(b, TLanes.Load(p + n));
                c = TLanes.Add(c, TLanes.Load(p + (2 * n)));
                d = TLanes.Add(d, TLanes.Load(p + (3 * n)));
                e = TLanes.Add(e, TLanes.Load(p + (4 * n)));
                f = TLanes.Add(f, TLanes.Load(p + (5 * n)));
                g = TLanes.Add(g, TLanes.Load(p + (6 * n)));
                h = TLanes.Add(h, TLanes.Load(p + (7 * n)));
            }
        }

        return TLanes.Sum(TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(TLanes.Add(e, f), TLanes.Add(g, h))));
    }
}
