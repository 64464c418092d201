using Kernels.Execution;

namespace Kernels.Benchmarks.Peers;

/// <summary>Our layer of a declared cell.</summary>
internal sealed class KernelsLayer<TCell> : InProcessLayer
    where TCell : ICell<TCell>
{
    private readonly Recurrent<TCell> _layer;
    private readonly Sequence<float> _inference;
    private readonly Sequence<float> _training;

    public KernelsLayer(Problem problem, int threads, Target target)
    {
        var shape = problem.Shape;
        _layer = new(shape.Input, shape.Hidden, new RecurrentOptions { Threads = threads, Target = target });
        _inference = _layer.NewSequence(shape.Steps, shape.Batch);
        _training = _layer.NewSequence(shape.Steps, shape.Batch, gradients: true);
        foreach (var (name, values) in problem.Inputs)
        {
            values.CopyTo(_inference.Inputs[name]);
            values.CopyTo(_training.Inputs[name]);
        }

        problem.OutputGradients.CopyTo(_training.OutputGradients[0]);
        using var weights = _layer.Weights.Edit();
        foreach (var (name, values) in problem.Weights)
            values.CopyTo(weights[name]);
    }

    public override bool Trains => true;

    public override Results Compute()
    {
        _layer.Gradients.Clear();
        RunInference();
        RunForward();
        RunBackward();
        var results = new Results
        {
            [Results.Inferred] = _inference.Outputs[0].ToArray(),
            [Results.Trained] = _training.Outputs[0].ToArray(),
            [Results.InputGradient] = _training.InputGradients[0].ToArray(),
        };
        foreach (var name in _layer.Weights.Names)
            results[Results.GradientOf(name)] = _layer.Gradients[name].ToArray();
        return results;
    }

    public override void Dispose() => _layer.Dispose();

    protected override void RunInference() => _layer.Infer(_inference);

    protected override void RunForward() => _layer.Forward(_training);

    protected override void RunBackward() => _layer.Backward(_training);
}
