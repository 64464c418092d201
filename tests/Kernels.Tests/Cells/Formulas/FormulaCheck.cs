using Kernels.Execution;
using Kernels.Language;
using Kernels.Tests.Published;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Runs a declaration and the formula of its paper side by side for a few steps.</summary>
internal static class FormulaCheck
{
    private const int Steps = 4;

    // What goes by the index of the step is followed through more of them.
    private const int CountedSteps = 10;

    // Both sides add at most a few dozen products of numbers below one, in double, in different orders.
    private const double Tolerance = 1e-13;

    /// <summary>One step of a formula.</summary>
    /// <param name="weights">Weights by name.</param>
    /// <param name="operands">Inputs and states, in the order of <c>Step</c>'s parameters.</param>
    /// <param name="results">Receives the results, in the order in which <c>Step</c> returns them.</param>
    public delegate void Formula(FormulaWeights weights, double[][] operands, double[][] results);

    /// <summary>Fails where the executed declaration and the formula differ.</summary>
    public static void Run<TCell>(Formula formula, int input, int hidden)
        where TCell : ICell<TCell> =>
        Run(TCell.Compiled, weights => TCell.Create(weights).Execute, formula, input, hidden);

    /// <summary>The same over a cell at hand.</summary>
    internal static void Run(
        CompiledCell compiled, Func<DeclaredWeights, Execution> create, Formula formula, int input, int hidden)
    {
        var random = new Random(HashCode.Combine(input, hidden, 7));
        var sizes = SizesOf(compiled, input, hidden);
        var weights = new FormulaWeights(compiled, sizes, random);
        var execute = create(weights.Declared);
        var signals = Signals(compiled).OrderBy(signal => signal.Position).ToArray();
        var operands = signals.Select(signal => FormulaWeights.Draw(Units(compiled, signal, sizes), random)).ToArray();
        foreach (var state in compiled.States)
        {
            foreach (ref var value in operands[state.Position].AsSpan())
                value = PositiveStates.Of(compiled.Name, state.Name, value);
        }

        var results = ResultSizes(compiled).Select(size => new double[CellSizes.Of(size, sizes, compiled.MadeSizes)]).ToArray();
        var executed = new Vec[results.Length];
        for (var step = 0; step < (compiled.StepIndex < 0 ? Steps : CountedSteps); step++)
        {
            if (compiled.StepIndex >= 0)
                operands[compiled.StepIndex] = [step];
            formula(weights, operands, results);
            execute([.. operands.Zip(signals, (values, signal) => Operand(compiled, values, signal, sizes))], executed);
            for (var i = 0; i < results.Length; i++)
                Compare(compiled.Name, step, i, results[i], executed[i]);
            foreach (var state in compiled.States)
                operands[state.Position] = [.. results[state.Result]];
            // How a delayed operand comes by its value is another matter: here any will do.
            foreach (var signal in signals.Where(signal => compiled.States.All(state => state.Position != signal.Position)))
                operands[signal.Position] = FormulaWeights.Draw(Units(compiled, signal, sizes), random);
        }
    }

    private static int Units(CompiledCell compiled, SignalInfo signal, int[] sizes) =>
        CellSizes.Of(signal.Size, sizes, compiled.MadeSizes);

    private static Vec Operand(CompiledCell compiled, double[] values, SignalInfo signal, int[] sizes) =>
        signal.Size == CompiledCell.Unit ? new Scalar(values[0])
        : signal.Columns == CompiledCell.Unit ? new Vec(values)
        : new MatrixOperand(new Vec(values), CellSizes.Of(signal.Columns, sizes, compiled.MadeSizes));

    private static int[] SizesOf(CompiledCell compiled, int input, int hidden) =>
        [input, hidden, .. Enumerable.Repeat((hidden / 2) + 1, compiled.Sizes.Length - 2)];

    // A delayed operand is as large as its source.
    private static IEnumerable<SignalInfo> Signals(CompiledCell compiled) => compiled.Inputs.Concat(compiled.States).Concat(
        compiled.Delays.Select(delay => (delay.IsState ? compiled.States : compiled.Inputs)[delay.Source] with { Position = delay.Position }))
        .Concat(compiled.StepIndex < 0 ? [] : [new SignalInfo("", CompiledCell.Unit, compiled.StepIndex, -1, -1)]);

    private static IEnumerable<int> ResultSizes(CompiledCell compiled) =>
        compiled.States.Select(state => (state.Result, state.Size))
            .Concat(compiled.Outputs.Select(output => (output.Result, output.Size)))
            .Distinct().OrderBy(result => result.Result).Select(result => result.Size);

    private static void Compare(string cell, int step, int result, double[] expected, Vec found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var unit = 0; unit < expected.Length; unit++)
        {
            if (!(Math.Abs(expected[unit] - found.Values[unit]) <= Tolerance))
                Assert.Fail($"{cell}, step {step}, result {result}, unit {unit}: paper {expected[unit]:R}, declaration {found.Values[unit]:R}.");
        }
    }

    /// <summary>Executes one step of a declaration.</summary>
    internal delegate void Execution(ReadOnlySpan<Vec> operands, Span<Vec> results);
}
