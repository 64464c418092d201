using Kernels.Execution;

namespace Kernels.Diagnostics;

/// <summary>The random numbers of a check, in the order in which it asks for them.</summary>
internal sealed class CheckRandom(ulong seed)
{
    // Weights of a layer are drawn from streams numbered from 0; a check with the same seed should not meet them again.
    private CounterRandom _source = new(seed, ulong.MaxValue);

    /// <summary>
    /// Uniform on ±<paramref name="bound"/> around <paramref name="centre"/>, rounded to float so that both precisions
    /// start from the same number.
    /// </summary>
    public double Next(double bound, double centre = 0) =>
        (float)(centre + (bound * ((2 * _source.NextUniform()) - 1)));

    /// <summary>Fills with <see cref="Next"/>.</summary>
    public void Fill(Span<double> values, double bound, double centre = 0)
    {
        foreach (ref var value in values)
            value = Next(bound, centre);
    }
}
