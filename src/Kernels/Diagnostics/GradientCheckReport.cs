using System.Globalization;
using System.Text;
using Kernels.Diagnostics;
using Kernels.Execution;

namespace Kernels;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
/// <remarks>
/// Errors of differences and double kernels are ‖g − ĝ‖∞ / max(‖ĝ‖∞, 1e-3 · the largest tensor's) per tensor; those of
/// float kernels the same with Euclidean norms, where a tensor that is ill conditioned counts as larger: what moving all
/// weights, inputs and results of operations by one rounding to float changes in it may be at most 1e-6 of its size. Differences are trusted no further
/// than the rounding of the loss over their step.
/// </remarks>
public sealed record GradientCheckReport
{
    /// <summary>Bound on <see cref="MaxRelativeError"/>.</summary>
    public const double DoubleTolerance = 1e-7;

    /// <summary>Bound on <see cref="ForwardError"/> and <see cref="GradientError"/>.</summary>
    public const double FloatTolerance = 1e-5;

    /// <summary>The cell and where it was checked: sizes, batch, steps, seed, hyper-parameters.</summary>
    public required string Subject { get; init; }

    /// <summary>One line per output, final state, weight, input and initial state.</summary>
    public required IReadOnlyList<GradientCheckRow> Rows { get; init; }

    /// <summary>Instruction sets whose float kernels were run.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>Step of the central differences.</summary>
    public required double Step { get; init; }

    /// <summary>Rows of the central differences: the batch, or fewer where it left no point away from kinks.</summary>
    public required int DifferenceBatch { get; init; }

    /// <summary>Steps of the central differences, likewise.</summary>
    public required int DifferenceSteps { get; init; }

    /// <summary>
    /// Points drawn and given up, because a kink of a non-smooth operation was closer than ten steps.
    /// </summary>
    public required int Redraws { get; init; }

    /// <summary>
    /// Recorded gradient against central differences over eight random directions; null when every coordinate was
    /// checked; NaN when no point had finite values and lay away from kinks, which a smaller size or fewer steps may
    /// mend.
    /// </summary>
    public double? DirectionError { get; init; }

    /// <summary>
    /// Worst error of the double kernels against the recorded declaration, and of that against central differences.
    /// </summary>
    public double MaxRelativeError =>
        TensorErrors.Worst(
            Rows.SelectMany(row => new[] { row.Differences ?? 0, row.Double ?? 0 }).Append(DirectionError ?? 0));

    /// <summary>Worst relative L2 error of the float kernels' outputs and final states, over all targets.</summary>
    public double ForwardError => TensorErrors.Worst(Rows.Where(row => row.IsValue).SelectMany(row => row.Float));

    /// <summary>Worst relative L2 error of the float kernels' gradients, over all targets.</summary>
    public double GradientError => TensorErrors.Worst(Rows.Where(row => !row.IsValue).SelectMany(row => row.Float));

    /// <summary>Whether kernels were run and every error is within its bound. NaN is not.</summary>
    public bool Passed =>
        Targets.Count > 0
        && Rows.All(row => row.Double is not null)
        && MaxRelativeError <= DoubleTolerance
        && ForwardError <= FloatTolerance
        && GradientError <= FloatTolerance;

    /// <summary>The report as a table.</summary>
    public override string ToString()
    {
        var differences = DirectionError switch
        {
            null => "every coordinate",
            double.NaN => "but no point had finite values and lay away from kinks (try a smaller size or fewer steps)",
            { } error => $"eight random directions: {Show(error)}",
        };
        var names = Math.Max(4, Rows.Max(row => row.Name.Length));
        var text = new StringBuilder();
        Line($"{Subject}: {(Passed ? "passed" : "FAILED")}");
        Line($"central differences of step {Show(Step)}, batch {DifferenceBatch}, steps {DifferenceSteps}, {differences}; "
            + $"{Redraws} points redrawn");
        Line("");
        Line($"{"",-14}{"name".PadRight(names)}{"elements",10}{"largest",10}{"diff.",10}{"double",10}"
            + Columns(Targets));
        foreach (var row in Rows)
        {
            Line($"{row.Kind,-14}{row.Name.PadRight(names)}{row.Elements,10}{Show(row.Largest),10}"
                + $"{Show(row.Differences),10}{Show(row.Double),10}{Columns(row.Float.Select(value => Show(value)))}");
        }

        Line("");
        Line($"worst: double {Show(MaxRelativeError)} (bound {Show(DoubleTolerance)}), "
            + $"float forward {Show(ForwardError)}, gradients {Show(GradientError)} (bound {Show(FloatTolerance)})");
        return text.ToString();

        void Line(string line) => text.Append(line.TrimEnd()).Append('\n');
    }

    private static string Columns<T>(IEnumerable<T> cells) => string.Concat(cells.Select(cell => $"{cell,11}"));

    private static string Show(double? value) => value?.ToString("0.0e+0", CultureInfo.InvariantCulture) ?? "-";
}
