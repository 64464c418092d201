using Kernels.Execution;

namespace Kernels.Diagnostics;

/// <summary>Holds what kernels computed against the executed and recorded declaration.</summary>
internal static class KernelCheck
{
    /// <summary>Adds the double kernels to a report.</summary>
    public static GradientCheckReport WithDouble<TCell>(
        this GradientCheckReport report, CheckPoint<TCell> point, KernelRun found)
        where TCell : ICell<TCell>
    {
        var errors = ErrorsOf(point, found, (values, truths, _) => TensorErrors.Largest(values, truths));
        return report with { Rows = [.. report.Rows.Zip(errors, (row, error) => row with { Double = error })] };
    }

    /// <summary>Adds the float kernels of one target to a report, with what rounding alone makes of each tensor.</summary>
    public static GradientCheckReport WithFloat<TCell>(
        this GradientCheckReport report, CheckPoint<TCell> point, Target target, KernelRun found, double[]? rounding = null)
        where TCell : ICell<TCell>
    {
        var results = point.Results.Count;
        var errors = ErrorsOf(point, found, (values, truths, areResults) => TensorErrors.Euclidean(
            values, truths, areResults ? rounding?[..results] : rounding?[results..]));
        return report with
        {
            Targets = [.. report.Targets, target],
            Rows = [.. report.Rows.Zip(errors, (row, error) => row with { Float = [.. row.Float, error] })],
        };
    }

    /// <summary>
    /// Errors in the order of the report's rows: values of inference and of training, whichever is worse, then
    /// gradients.
    /// </summary>
    private static double[] ErrorsOf<TCell>(
        CheckPoint<TCell> point, KernelRun found, Func<double[][], double[][], bool, double[]> errors)
        where TCell : ICell<TCell>
    {
        var values = point.Results.Select(tensor => tensor.Truth()).ToArray();
        var gradients = point.Variables.Select(tensor => tensor.Truth()).ToArray();
        var inference = errors(found.Inference, point.Inference(), true);
        var training = errors(found.Training, values, true);
        return [.. inference.Zip(training, Math.Max), .. errors(found.Gradients, gradients, false)];
    }
}
