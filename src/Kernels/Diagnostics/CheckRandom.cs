namespace Kernels;

/// <summary>
/// Random numbers of a check, from a counter: number i is the finaliser of SplitMix64 (Steele, Lea and Flood 2014) at seed + i · 2⁶⁴/φ.
/// </summary>
internal sealed class CheckRandom(ulong seed)
{
    private ulong _counter = seed;

    /// <summary>Uniform on ±<paramref name="bound"/> around <paramref name="centre"/>, rounded to float so that both precisions start from the same number.</summary>
    public double Next(double bound, double centre = 0) => (float)(centre + (bound * ((2 * NextUnit()) - 1)));

    /// <summary>Fills with <see cref="Next"/>.</summary>
    public void Fill(Span<double> values, double bound, double centre = 0)
    {
        foreach (ref var value in values)
            value = Next(bound, centre);
    }

    /// <summary>Uniform on [0, 1), 53 bits.</summary>
    private double NextUnit()
    {
        _counter += 0x9E3779B97F4A7C15;
        var z = _counter;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
