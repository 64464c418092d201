namespace Kernels.Learning.Reports;

/// <summary>A range of numbers on a range of pixels, with round ticks.</summary>
/// <param name="Low">Number at the start.</param>
/// <param name="High">Number at the end, above <paramref name="Low"/>.</param>
/// <param name="Start">Pixel of <paramref name="Low"/>.</param>
/// <param name="End">Pixel of <paramref name="High"/>.</param>
internal sealed record Axis(double Low, double High, double Start, double End)
{
    private const int WantedTicks = 6;

    /// <summary>An axis that holds all the numbers, widened when they are all the same.</summary>
    public static Axis Over(IEnumerable<double> numbers, double start, double end)
    {
        double[] finite = [.. numbers.Where(double.IsFinite)];
        double low = finite.Length == 0 ? 0 : finite.Min();
        double high = finite.Length == 0 ? 1 : finite.Max();
        return high > low ? new Axis(low, high, start, end) : new Axis(low - 0.5, high + 0.5, start, end);
    }

    public double At(double number) => Start + ((number - Low) / (High - Low) * (End - Start));

    public IEnumerable<double> Ticks()
    {
        double rough = (High - Low) / WantedTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        for (double k = Math.Ceiling(Low / step); k * step <= High + (step * 1e-9); k++)
            yield return k * step;
    }
}
