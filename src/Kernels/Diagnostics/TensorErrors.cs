namespace Kernels.Diagnostics;

/// <summary>
/// How far tensors are from the truth, each relative to itself, or to a thousandth of the largest when it is smaller.
/// </summary>
/// <remarks>NaN anywhere gives NaN, which no tolerance admits.</remarks>
internal static class TensorErrors
{
    private const double Floor = 1e-3;
    private const double RoundingCountsFor = 1e-6;

    /// <summary>‖g − ĝ‖∞ / max(‖ĝ‖∞, 1e-3 · the largest ‖ĝ‖∞), tensor by tensor.</summary>
    /// <param name="found">What is checked.</param>
    /// <param name="truth">What it is checked against.</param>
    /// <param name="rounding">How exact the truth is: an error of that size counts as 1e-7 at most.</param>
    public static double[] Largest(double[][] found, double[][] truth, double rounding = 0) =>
        Relative(found, truth, LargestNorm, _ => rounding / GradientCheckReport.DoubleTolerance);

    /// <summary>
    /// The same in the Euclidean norm. An error of ten times what rounding alone makes of a tensor counts as 1e-5 at most.
    /// </summary>
    /// <param name="found">What kernels computed.</param>
    /// <param name="truth">What the declaration says.</param>
    /// <param name="rounding">What rounding alone makes of each tensor, see <see cref="Conditioning"/>; none by default.</param>
    public static double[] Euclidean(double[][] found, double[][] truth, double[]? rounding = null) =>
        Relative(found, truth, EuclideanNorm, i => (rounding?[i] ?? 0) / RoundingCountsFor);

    /// <summary>‖a − b‖₂.</summary>
    public static double Distance(double[] a, double[] b) => EuclideanNorm(Difference(a, b));

    /// <summary>The greatest of some errors; NaN if any is, 0 if there are none.</summary>
    public static double Worst(IEnumerable<double> errors) => errors.Aggregate(0.0, Math.Max);

    public static double LargestNorm(double[] values) =>
        values.Aggregate(0.0, (largest, value) => Math.Max(largest, Math.Abs(value)));

    private static double EuclideanNorm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[] Relative(
        double[][] found, double[][] truth, Func<double[], double> norm, Func<int, double> least)
    {
        var floor = Floor * Worst(truth.Select(norm));
        return [.. found.Select((tensor, i) => Ratio(norm(Difference(tensor, truth[i])), Scale(i)))];

        double Scale(int i) => Math.Max(Math.Max(norm(truth[i]), floor), least(i));
    }

    private static double[] Difference(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a - b)];

    // Where everything is zero, as the gradient of a constant, only zero is right.
    private static double Ratio(double error, double scale) => error == 0 && scale == 0 ? 0 : error / scale;
}
