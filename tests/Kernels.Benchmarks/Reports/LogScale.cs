namespace Kernels.Benchmarks.Reports;

/// <summary>Positive numbers on a range of pixels, logarithmically.</summary>
/// <param name="Low">Number at the start.</param>
/// <param name="High">Number at the end, above <paramref name="Low"/>.</param>
/// <param name="Start">Pixel of <paramref name="Low"/>.</param>
/// <param name="End">Pixel of <paramref name="High"/>.</param>
internal sealed record LogScale(double Low, double High, double Start, double End)
{
    public double At(double number) =>
        Start + (Math.Log(Math.Clamp(number, Low, High) / Low) / Math.Log(High / Low) * (End - Start));

    /// <summary>1, 2 and 5 of every power of ten within the range; with more between them where that is few.</summary>
    public IEnumerable<double> Ticks()
    {
        double[] steps = High / Low > 8 ? [1, 2, 5] : [1, 1.25, 1.5, 2, 3, 4, 5, 6, 8];
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(Low))); power <= High; power *= 10)
        {
            foreach (var tick in steps.Select(step => step * power))
            {
                if (tick >= Low * 0.999 && tick <= High * 1.001)
                    yield return tick;
            }
        }
    }
}
