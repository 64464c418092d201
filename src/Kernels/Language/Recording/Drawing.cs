namespace Kernels.Language;

/// <summary>
/// The masks of the declaration executed on this thread, one number at a time: the definition that kernels are held
/// against. Without one, the declaration executes as in inference.
/// </summary>
/// <remarks>
/// Unit u of a mask has sixty-four bits k and a number x of thirty-two bits. k is s after the counters run, occurrence,
/// step + 1 (0 for a mask of the whole sequence) and row (0 for one of weights), each by k ← m(k + (counter + 1) · ⌊2⁶⁴/φ⌋), s = m(seed + ⌊2⁶⁴/φ⌋),
/// where m is the finaliser of SplitMix64. x starts as u · ⌊2³²/φ⌋ + k mod 2³², and goes through lowbias32, the upper half
/// of k put in after its first multiplication. The unit is masked where ⌊x / 2⁸⌋ / 2²⁴ is below the rate as a float.
/// </remarks>
internal sealed class Drawing : IDisposable
{
    [ThreadStatic]
    private static Drawing? t_current;

    private readonly ulong _seed;
    private readonly ulong _run;
    private readonly Drawing? _outer;
    private ulong _row;
    private ulong _step;
    private ulong _occurrence;

    /// <summary>Starts executing declarations as in training on this thread.</summary>
    public Drawing(ulong seed, ulong run)
    {
        (_seed, _run, _outer) = (seed, run, t_current);
        t_current = this;
    }

    /// <summary>Says which row and step is executed next; its draws are counted from 0.</summary>
    public static void Begin(ulong row, ulong step)
    {
        if (t_current is { } drawing)
            (drawing._row, drawing._step, drawing._occurrence) = (row, step, 0);
    }

    /// <summary>For each unit 1 with a probability of rate, else 0; null in inference.</summary>
    /// <exception cref="ArgumentException">The value is a number.</exception>
    public static Vec? Mask(Vec value, double rate, Per per)
    {
        if (value.IsRankZero)
            throw new ArgumentException("A mask has one element for each unit, so it needs a vector; found a number.");
        if (t_current is not { } drawing)
            return null;
        var key = drawing.Key(per == Per.Sequence ? 0 : drawing._step + 1, drawing._row);
        var mask = new double[value.Length];
        for (var unit = 0; unit < mask.Length; unit++)
            mask[unit] = IsMasked(key, unit, rate) ? 1 : 0;
        return new Vec(mask);
    }

    /// <summary>What the mask of a matrix of weights is drawn from; null in inference.</summary>
    public static ulong? KeyOfWeights() => t_current?.Key(step: 0, row: 0);

    /// <summary>For each element, row-major, 1 with a probability of rate, else 0.</summary>
    public static double[] MaskOfWeights(ulong key, int elements, double rate) =>
        [.. Enumerable.Range(0, elements).Select(element => IsMasked(key, element, rate) ? 1.0 : 0.0)];

    /// <summary>The number by which a permutation sorts a unit.</summary>
    public static ulong OrderOf(ulong seed, ulong unit) =>
        Mixed(Mixed(seed + 0x9E3779B97F4A7C15) + ((unit + 1) * 0x9E3779B97F4A7C15));

    public void Dispose() => t_current = _outer;

    private ulong Key(ulong step, ulong row)
    {
        var key = Mixed(_seed + 0x9E3779B97F4A7C15);
        foreach (var counter in (ulong[])[_run, _occurrence++, step, row])
            key = Mixed(key + ((counter + 1) * 0x9E3779B97F4A7C15));
        return key;
    }

    private static bool IsMasked(ulong key, int unit, double rate) => Bits(key, (ulong)unit) / 16777216.0 < (float)rate;

    // The upper twenty-four bits of thirty-two, computed in sixty-four.
    private static ulong Bits(ulong key, ulong unit)
    {
        const ulong Word = 0x1_0000_0000;
        var x = ((unit * 2654435769) + (key % Word)) % Word;
        x = (x ^ (x / 65536)) * 2146121005 % Word;
        x ^= key / Word;
        x = (x ^ (x / 32768)) * 2221713035 % Word;
        x ^= x / 65536;
        return x / 256;
    }

    private static ulong Mixed(ulong state)
    {
        state = (state ^ (state >> 30)) * 13787848793156543929;
        state = (state ^ (state >> 27)) * 10723151780598845931;
        return state ^ (state >> 31);
    }
}
