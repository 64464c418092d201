namespace Kernels.Diagnostics;

/// <summary>Holds the recording of a declaration against central differences, at a point away from kinks.</summary>
/// <param name="Step">h, the step of the differences.</param>
/// <param name="Redraws">
/// Points given up because a kink was closer than ten steps, lay between the five points, or a value was not finite.
/// </param>
/// <param name="Errors">
/// Error of each variable's gradient; null when the cell was too large for every coordinate.
/// </param>
/// <param name="DirectionError">
/// Error over random directions; null when every coordinate was checked; NaN when no point could be.
/// </param>
internal sealed record DifferenceCheck(double Step, int Redraws, double[]? Errors, double? DirectionError)
{
    private const int Directions = 8;
    private const int KinkSteps = 10;

    private double Worst => TensorErrors.Worst((Errors ?? []).Append(DirectionError ?? 0));

    // From 1e-3, where truncation and rounding are both near 1e-12, down to where a million non-smooth values still
    // leave room between two kinks; rounding is then 1e-8 of a slope along a direction.
    private static readonly double[] Steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];

    private const double Epsilon = 1.0 / (1L << 52);

    // 18/12 of at least two roundings of each term.
    private const double Roundings = 3;

    // A direction moves a sum of n products by √n steps, so that truncation, O(h⁴), grows by n²; the slope grows too,
    // and rounding allows a shorter step.
    private static readonly double[] DirectionSteps = Steps[1..];

    /// <summary>Whether no point could be checked.</summary>
    public bool IsInconclusive => DirectionError is double.NaN;

    /// <summary>
    /// Draws points until one can be checked, and leaves <paramref name="point"/> there with its recording run.
    /// </summary>
    public static DifferenceCheck Run<TCell>(CheckPoint<TCell> point, CheckRandom random, bool everyCoordinate)
        where TCell : ICell<TCell>
    {
        var redraws = 0;
        var positive = false;
        foreach (var step in everyCoordinate ? Steps : DirectionSteps)
        {
            // A draw costs a whole recording, which at larger sizes takes seconds.
            for (var draw = 0; draw < (everyCoordinate ? 20 : 3); draw++)
            {
                point.Draw(random, positive);
                var isSmooth = point.Record() >= KinkSteps * step;
                var isFinite = double.IsFinite(point.Loss().Value);
                // A root or a power may want states that are not negative.
                positive |= !isFinite;
                if (isSmooth && isFinite && Refined(point, random, step, everyCoordinate) is { } check)
                    return check with { Redraws = redraws };
                redraws++;
            }
        }

        return new DifferenceCheck(Steps[^1], redraws, null, double.NaN);
    }

    /// <summary>
    /// The best of a step and smaller ones. Where a cell is steep, or a direction has many coordinates, truncation shows: it falls
    /// with the fourth power of the step. A wrong derivative stays wrong.
    /// </summary>
    private static DifferenceCheck? Refined<TCell>(CheckPoint<TCell> point, CheckRandom random, double step, bool everyCoordinate)
        where TCell : ICell<TCell>
    {
        DifferenceCheck? best = null;
        foreach (var finer in Steps.Where(candidate => candidate <= step))
        {
            if (TryRun(point, random, finer, everyCoordinate) is not { } check)
                break;
            if (best is null || check.Worst < best.Worst)
                best = check;
            if (best.Worst <= GradientCheckReport.DoubleTolerance)
                break;
        }

        return best;
    }

    private static DifferenceCheck? TryRun<TCell>(
        CheckPoint<TCell> point, CheckRandom random, double step, bool everyCoordinate)
        where TCell : ICell<TCell>
    {
        // A difference cannot be more exact than the rounding of the loss, spread over the step: the weights of the five points
        // add up to 18/12, and the terms of the loss have been rounded a few times before they are added.
        var rounding = Roundings * point.LossMagnitude() * Epsilon / step;
        var differences = new CentralDifferences<TCell>(point, step);
        var check = new DifferenceCheck(step, 0, null, null);
        if (everyCoordinate)
        {
            var gradients = point.Variables.Select(tensor => tensor.Truth()).ToArray();
            check = differences.EveryCoordinate() is { } slopes
                ? check with { Errors = TensorErrors.Largest(gradients, slopes, rounding) }
                : null;
        }
        else
        {
            check = differences.Directions(Directions, random) is { } slopes
                ? check with { DirectionError = TensorErrors.Largest([slopes.Recorded], [slopes.Differences], rounding)[0] }
                : null;
        }

        // Differences leave the results of their last point behind.
        point.Loss();
        return check;
    }
}
