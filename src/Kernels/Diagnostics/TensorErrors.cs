namespace Kernels.Diagnostics;

/// <summary>
/// How far tensors are from the truth, each relative to itself, or to a thousandth of the largest when it is smaller.
/// </summary>
/// <remarks>NaN anywhere gives NaN, which no tolerance admits.</remarks>
internal static class TensorErrors
{
    private const double Floor = 1e-3;

    /// <summary>‖g − ĝ‖∞ / max(‖ĝ‖∞, 1e-3 · the largest ‖ĝ‖∞), tensor by tensor.</summary>
    public static double[] Largest(double[][] found, double[][] truth) => Relative(found, truth, LargestNorm);

    /// <summary>The same in the Euclidean norm.</summary>
    public static double[] Euclidean(double[][] found, double[][] truth) => Relative(found, truth, EuclideanNorm);

    /// <summary>The greatest of some errors; NaN if any is, 0 if there are none.</summary>
    public static double Worst(IEnumerable<double> errors) => errors.Aggregate(0.0, Math.Max);

    public static double LargestNorm(double[] values) =>
        values.Aggregate(0.0, (largest, value) => Math.Max(largest, Math.Abs(value)));

    private static double EuclideanNorm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[] Relative(double[][] found, double[][] truth, Func<double[], double> norm)
    {
        var floor = Floor * Worst(truth.Select(norm));
        return [.. found.Zip(truth, Error)];

        double Error(double[] left, double[] right) => Ratio(
            norm(Difference(left, right)), Math.Max(norm(right), floor));
    }

    private static double[] Difference(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a - b)];

    // Where everything is zero, as the gradient of a constant, only zero is right.
    private static double Ratio(double error, double scale) => error == 0 && scale == 0 ? 0 : error / scale;
}
