using System.Numerics;
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

    public override void Agrees(RunSize size, Target? target, int threads)
    {
        var options = new RecurrentOptions { Target = target, Threads = threads, Split = threads > 1 ? Split.Units : null };
        if (target is null)
            Agrees<double>(size, options, DoubleTolerance);
        else
            Agrees<float>(size, options, FloatTolerance);
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

    private static void Agrees<T>(RunSize size, RecurrentOptions options, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var trial = new Trial<TCell, T>(size.Input, size.Hidden, size.Steps, size.Batch, options);
        var guards = new CallerGuards<T>(trial.Sequence);
        trial.Run().AssertAgrees(tolerance);
        guards.AssertIntact();
        trial.Layer.Infer(trial.Sequence);
        guards.AssertIntact();
    }
}
