using System.Numerics;
using Kernels.Diagnostics;
using Kernels.Execution;
using Kernels.Tests.Cells.Formulas;
using Kernels.Tests.Execution;

namespace Kernels.Tests.Published;

/// <inheritdoc/>
public sealed class PublishedCell<TCell> : PublishedCell
    where TCell : ICell<TCell>
{
    // Double: sums in another order and the library's activations. Float: sums of at most 200 products of size 1,
    // over at most 5 steps, each rounded to 6e-8.
    private const double DoubleTolerance = 1e-11;
    private const double FloatTolerance = 2e-5;

    public override string Name => typeof(TCell).Name;

    public override CompiledCell Compiled => TCell.Compiled;

    // Elements of weights that grow with the cube of the units, and units of states that are maps: what takes the executed
    // declaration, and the initialisation, ten times as long as all other cells together.
    private const long MostWeights = 2_000_000;
    private const int MostUnits = 512;

    public override void AgreesInDouble(RunSize size, int threads) => Agrees<double>(size, [null], threads, DoubleTolerance);

    public override void AgreesInFloat(RunSize size, int threads) =>
        Agrees<float>(size, [.. Targets.Supported.Select(target => (Target?)target)], threads, FloatTolerance);

    public override bool IsLarge(int input, int hidden)
    {
        int[] sizes = CheckSizes.Resolve(Compiled, input, hidden, []);
        return Compiled.Weights.Sum(weight => (long)DeclaredWeights.LengthOf(weight, sizes, Compiled)) > MostWeights
            || Compiled.States.Any(state => state.Columns == CompiledCell.Unit
                && CellSizes.Of(state.Size, sizes, Compiled.MadeSizes) > MostUnits);
    }

    public override GradientCheckReport CheckGradients() =>
        DrawnAnew.Check(seed => GradientCheck.Run<TCell>(3, 5, 2, 3, seed));

    public override void KeepsBitsOfEachRow(bool isDouble) => Run(isDouble, BitChecks.Rows<TCell, double>, BitChecks.Rows<TCell, float>);

    public override void KeepsBitsOfEachCut(bool isDouble) => Run(isDouble, BitChecks.Cuts<TCell, double>, BitChecks.Cuts<TCell, float>);

    public override void KeepsNaNInItsRow(bool isDouble) => Run(isDouble, BitChecks.Poison<TCell, double>, BitChecks.Poison<TCell, float>);

    internal override void Says(FormulaCheck.Formula formula, int input, int hidden) =>
        FormulaCheck.Run<TCell>(formula, input, hidden);

    public override void Train()
    {
        foreach (Target target in Targets.Supported)
        {
            using var trial = new Trial<TCell, float>(3, 17, 2, 2, new() { Target = target });
            trial.Run();
        }
    }

    private static void Run(bool isDouble, Action inDouble, Action inFloat) => (isDouble ? inDouble : inFloat)();

    private static void Agrees<T>(RunSize size, Target?[] targets, int threads, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (string Name, double[] Values)[]? truth = null;
        foreach (Target? target in targets)
        {
            var options = new RecurrentOptions { Target = target, Threads = threads, Split = threads > 1 ? Split.Units : null };
            using var trial = new Trial<TCell, T>(size.Input, size.Hidden, size.Steps, size.Batch, options);
            var guards = new CallerGuards<T>(trial.Sequence);
            trial.Run().AssertAgrees(truth ??= [.. trial.Truth()], tolerance, target?.ToString() ?? "double");
            guards.AssertIntact();
            trial.Layer.Infer(trial.Sequence);
            guards.AssertIntact();
        }
    }
}
