using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>Our LSTM over the numbers of a problem that oneDNN is given as well.</summary>
internal sealed class KernelsLstm : IDisposable
{
    private readonly Recurrent<Lstm> _layer;
    private readonly Sequence<float> _inference;
    private readonly Sequence<float> _training;

    public KernelsLstm(LstmProblem problem, Target target)
    {
        _layer = new(problem.Input, problem.Hidden, new RecurrentOptions { Threads = 1, Target = target });
        _inference = _layer.NewSequence(problem.Steps, problem.Batch);
        _training = _layer.NewSequence(problem.Steps, problem.Batch, gradients: true);
        problem.Inputs.CopyTo(_inference.Inputs[0].Span);
        problem.Inputs.CopyTo(_training.Inputs[0].Span);
        problem.OutputGradients.CopyTo(_training.OutputGradients[0].Span);
        using var weights = _layer.Weights.Edit();
        for (var gate = 0; gate < LstmProblem.Gates.Length; gate++)
        {
            var name = LstmProblem.Gates[gate];
            problem.Unstack(problem.InputWeights, gate, weights[name + ".x"]);
            problem.Unstack(problem.StateWeights, gate, weights[name + ".h"]);
            problem.Bias.AsSpan(gate * problem.Hidden, problem.Hidden).CopyTo(weights[name + ".bias"]);
        }
    }

    public ReadOnlySpan<float> InferredOutputs => _inference.Outputs[0].Span;

    public ReadOnlySpan<float> TrainedOutputs => _training.Outputs[0].Span;

    public ReadOnlySpan<float> InputGradients => _training.InputGradients[0].Span;

    public ReadOnlySpan<float> Gradient(string weight) => _layer.Gradients[weight];

    public void ClearGradients() => _layer.Gradients.Clear();

    public void Infer() => _layer.Infer(_inference);

    public void Forward() => _layer.Forward(_training);

    public void Backward() => _layer.Backward(_training);

    public void Dispose() => _layer.Dispose();
}
