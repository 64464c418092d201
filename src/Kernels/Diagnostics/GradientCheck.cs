using Kernels.Diagnostics;
using Kernels.Execution;

namespace Kernels;

/// <summary>
/// Proves a cell: its recorded declaration against central differences, and its emitted kernels against the
/// declaration.
/// </summary>
public static class GradientCheck
{
    private const int TinySize = 5;
    private const int TinySteps = 4;

    /// <summary>
    /// Checks a cell at a random point, with a loss that is a random linear function of outputs and final states.
    /// </summary>
    /// <typeparam name="TCell">The cell.</typeparam>
    /// <param name="input">Units of the inputs.</param>
    /// <param name="hidden">Units of the states.</param>
    /// <param name="batch">Rows of the batch.</param>
    /// <param name="steps">Time steps.</param>
    /// <param name="seed">Seed of everything random.</param>
    /// <param name="sizes">Further sizes by name; one not given is hidden/2 + 1.</param>
    /// <returns>
    /// A report by weight, input and state. It does not throw when the cell fails; look at
    /// <see cref="GradientCheckReport.Passed"/>.
    /// </returns>
    /// <remarks>
    /// Central differences go over every coordinate when input and hidden are at most 5 and steps at most 4, otherwise
    /// over eight random directions; over fewer rows and steps when no point of the whole batch lies away from kinks,
    /// which the report then says. Hyper-parameters without a default are drawn from 0.1 to 0.9 and stated in the
    /// report.
    /// </remarks>
    /// <example><code>Console.WriteLine(GradientCheck.Run&lt;Lstm&gt;(input: 3, hidden: 5, batch: 2, steps:
    /// 4));</code></example>
    public static GradientCheckReport Run<TCell>(
        int input, int hidden, int batch, int steps, ulong seed = 1, params (string Size, int Value)[] sizes)
        where TCell : ICell<TCell>
    {
        var (point, report) = RunDeclaration<TCell>(input, hidden, batch, steps, seed, sizes);
        report = report.WithDouble(point, KernelExecution.Run<TCell, double>(point, null));
        var rounding = Conditioning.Of(point);
        foreach (var target in Targets.Supported)
            report = report.WithFloat(point, target, KernelExecution.Run<TCell, float>(point, target), rounding);
        return report;
    }

    /// <summary>The part of the check that needs no kernels.</summary>
    internal static (CheckPoint<TCell> Point, GradientCheckReport Report) RunDeclaration<TCell>(
        int input, int hidden, int batch, int steps, ulong seed, (string Size, int Value)[] sizes)
        where TCell : ICell<TCell>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var point = new CheckPoint<TCell>(new DeclarationRunner<TCell>(input, hidden, sizes), steps, batch);
        var isTiny = input <= TinySize && hidden <= TinySize && steps <= TinySteps;
        var random = new CheckRandom(seed);
        var check = DifferenceCheck.Run(point, random, isTiny);
        var (rows, length) = (batch, steps);
        while (check.IsInconclusive && (rows > 1 || length > 1))
        {
            // Among a million non-smooth values some always lie beside a kink; the recording is the same over fewer.
            (rows, length) = rows > 1 ? (1, length) : (1, Math.Max(1, length / 4));
            var smaller = new CheckPoint<TCell>(new DeclarationRunner<TCell>(input, hidden, sizes), length, rows);
            var again = DifferenceCheck.Run(smaller, random, isTiny);
            check = again with { Redraws = check.Redraws + again.Redraws };
        }

        var lines = point.Results.Select(RowOf).Concat(point.Variables.Select((tensor, index) => RowOf(tensor) with
        {
            Differences = check.Errors?[index],
        }));
        return (point, new GradientCheckReport
        {
            Subject = Describe(point.Runner, batch, steps, seed),
            Rows = [.. lines],
            Step = check.Step,
            Redraws = check.Redraws,
            DifferenceBatch = rows,
            DifferenceSteps = length,
            DirectionError = check.DirectionError,
        });
    }

    private static GradientCheckRow RowOf(CheckedTensor tensor)
    {
        var kind = tensor.Kind switch
        {
            TensorKind.FinalState => "final state",
            TensorKind.InitialState => "initial state",
            TensorKind.Output => "output",
            TensorKind.Weight => "weight",
            _ => "input",
        };
        return new(kind, tensor.Name, tensor.Values.Length, TensorErrors.LargestNorm(tensor.Truth()), tensor.IsResult);
    }

    private static string Describe<TCell>(DeclarationRunner<TCell> runner, int batch, int steps, ulong seed)
        where TCell : ICell<TCell>
    {
        var compiled = TCell.Compiled;
        var sizes = compiled.Sizes.Zip(runner.Sizes, (name, value) => $"{name} {value}");
        var hypers = compiled.Hypers.Zip(
            runner.Hypers.ToArray(), (hyper, value) => FormattableString.Invariant($"{hyper.Name} {value}"));
        string[] facts = [.. sizes, $"batch {batch}", $"steps {steps}", $"seed {seed}", .. hypers];
        return $"{compiled.Name}: {string.Join(", ", facts)}";
    }
}
