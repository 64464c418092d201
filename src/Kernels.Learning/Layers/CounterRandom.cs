namespace Kernels.Learning.Layers;

/// <summary>
/// Random numbers that are the same on every machine and runtime: a counter put through the SplitMix64 mixer.
/// </summary>
/// <remarks>Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", figure 16.</remarks>
/// <param name="seed">Different seeds give unrelated sequences.</param>
public sealed class CounterRandom(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _counter = seed * 0xD1342543DE82EF95;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        _counter += GoldenGamma;
        ulong z = _counter;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next number in [0, 1), from 53 random bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));
}
