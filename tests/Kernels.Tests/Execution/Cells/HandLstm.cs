using Kernels.Execution;
using static Kernels.Functions;
using static Kernels.Tests.Execution.Cells.Hand;

namespace Kernels.Tests.Execution.Cells;

/// <summary>LSTM (Gers et al. 2000): one hoisted group, one stage, gate gradients in the place of the tape, pending
/// products.</summary>
public class HandLstm : ICell<HandLstm>
{
    private readonly Affine _input;
    private readonly Affine _forget;
    private readonly Affine _output;
    private readonly Affine _candidate;

    private HandLstm(DeclaredWeights weights) => (_input, _forget, _output, _candidate) =
        (weights.Affine("input"), weights.Affine("forget"), weights.Affine("output"), weights.Affine("candidate"));

    public static CompiledCell Compiled { get; } = HandLstmPlan.Build("HandLstm", receivesHidden: true);

    public static Equations<float>[] SingleEquations(Target target) => HandLstmPlan.Equations<float>(true);

    public static Equations<double>[] DoubleEquations() => HandLstmPlan.Equations<double>(true);

    public static HandLstm Create(DeclaredWeights weights) => new(weights);

    public void Execute(ReadOnlySpan<Vec> operands, Span<Vec> results)
    {
        (Vec x, Vec h, Vec c) = (operands[0], operands[1], operands[2]);
        c = (Sigmoid(_forget[x, h]) * c) + (Sigmoid(_input[x, h]) * Tanh(_candidate[x, h]));
        (results[0], results[1]) = (Sigmoid(_output[x, h]) * Tanh(c), c);
    }
}
