using Kernels.Execution;

namespace Kernels.Tests.Execution.Cells;

/// <summary>The same LSTM, planned so that no slot receives the gradient of h: final gradients start the pending
/// products.</summary>
public sealed class HandLstmInjected : ICell<HandLstmInjected>
{
    private readonly HandLstm _cell;

    private HandLstmInjected(DeclaredWeights weights) => _cell = HandLstm.Create(weights);

    public static CompiledCell Compiled { get; } = HandLstmPlan.Build("HandLstmInjected", receivesHidden: false);

    public static Equations<float>[] SingleEquations(Target target) => HandLstmPlan.Equations<float>(false);

    public static Equations<double>[] DoubleEquations() => HandLstmPlan.Equations<double>(false);

    public static HandLstmInjected Create(DeclaredWeights weights) => new(weights);

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results) => _cell.Execute(operands, results);
}
