using Kernels.Benchmarks.Peers;
using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>One layer of the library, from a zero state: inference, training forward and backward.</summary>
/// <remarks>
/// Weights are brought into each primitive's favourite layout once, outside the measurement. The zero state is handed over
/// as buffers: left out, version 2.6.3 computes a wrong gradient of the state's weights from stale workspace.
/// </remarks>
internal sealed class DnnlLayer : InProcessLayer
{
    private readonly DnnlContext _context;
    private readonly DnnlCell _cell;
    private readonly DnnlShapes _shapes;
    private readonly int _threads;
    private readonly DnnlPass _inference, _training, _backward;

    public DnnlLayer(DnnlContext context, DnnlCell cell, Problem problem, int threads)
    {
        (_context, _cell, _shapes, _threads) = (context, cell, new(cell, problem.Shape), threads);
        DnnlApi.SetThreads(threads);
        _inference = Forward(Inference);
        _training = Forward(Training).With(DnnlArgumentKind.Workspace);
        _backward = BackwardOf(_training);
        Load(problem);
    }

    public override bool Trains => true;

    public override Results Compute()
    {
        ClearWeightGradients();
        DnnlApi.SetThreads(_threads);
        RunInference();
        RunForward();
        RunBackward();
        var results = new Results
        {
            [Results.Inferred] = _inference[DnnlArgumentKind.Result].Span.ToArray(),
            [Results.Trained] = _training[DnnlArgumentKind.Result].Span.ToArray(),
            [Results.InputGradient] = _backward[DnnlArgumentKind.SourceGradient].Span.ToArray(),
        };
        results.AddGradients(
            _cell.InputWeights, Plain(DnnlArgumentKind.InputWeightsGradient, _shapes.PlainInputWeights));
        results.AddGradients(
            _cell.StateWeights, Plain(DnnlArgumentKind.StateWeightsGradient, _shapes.PlainStateWeights));
        results.AddGradients(_cell.Biases, _backward[DnnlArgumentKind.BiasGradient].Span);
        return results;
    }

    public override void Dispose()
    {
        _backward.Dispose();
        _training.Dispose();
        _inference.Dispose();
    }

    // The number of threads is the calling thread's own setting; layers of other numbers run in between.
    protected override void RunInference()
    {
        DnnlApi.SetThreads(_threads);
        _inference.Run();
    }

    protected override void RunForward()
    {
        DnnlApi.SetThreads(_threads);
        _training.Run();
    }

    protected override void RunBackward()
    {
        DnnlApi.SetThreads(_threads);
        _backward.Run();
    }

    private void Load(Problem problem)
    {
        foreach (var pass in new[] { _inference, _training, _backward })
        {
            problem.Input.CopyTo(pass[DnnlArgumentKind.Source].Span);
            problem.Stack(_cell.Biases, 1).CopyTo(pass[DnnlArgumentKind.Bias].Span);
            CopyWeights(
                problem.Stack(_cell.InputWeights, problem.Shape.Input),
                _shapes.PlainInputWeights, pass[DnnlArgumentKind.InputWeights]);
            CopyWeights(
                problem.Stack(_cell.StateWeights, problem.Shape.Hidden),
                _shapes.PlainStateWeights, pass[DnnlArgumentKind.StateWeights]);
        }

        problem.OutputGradients.CopyTo(_backward[DnnlArgumentKind.ResultGradient].Span);
    }

    private void CopyWeights(float[] values, in DnnlLayout plainLayout, DnnlBuffer target)
    {
        using var plain = new DnnlBuffer(_context, plainLayout);
        values.CopyTo(plain.Span);
        plain.CopyTo(target);
    }

    private float[] Plain(DnnlArgumentKind kind, in DnnlLayout layout)
    {
        using var plain = new DnnlBuffer(_context, layout);
        _backward[kind].CopyTo(plain);
        return plain.Span.ToArray();
    }

    // The library adds weight gradients to what is there.
    private void ClearWeightGradients()
    {
        _backward[DnnlArgumentKind.InputWeightsGradient].Span.Clear();
        _backward[DnnlArgumentKind.StateWeightsGradient].Span.Clear();
        _backward[DnnlArgumentKind.BiasGradient].Span.Clear();
    }

    private DnnlPass Forward(int propagation)
    {
        var pass = new DnnlPass(_context, _shapes.DescribeForward(propagation))
            .With(DnnlArgumentKind.Source).With(DnnlArgumentKind.Result).With(DnnlArgumentKind.Bias)
            .With(DnnlArgumentKind.InputWeights).With(DnnlArgumentKind.StateWeights)
            .With(DnnlArgumentKind.SourceState);
        return _cell.HasCell ? pass.With(DnnlArgumentKind.SourceCell) : pass;
    }

    private DnnlPass BackwardOf(DnnlPass forward)
    {
        var pass = new DnnlPass(_context, _shapes.DescribeBackward(), forward)
            .With(DnnlArgumentKind.Source, forward[DnnlArgumentKind.Source])
            .With(DnnlArgumentKind.Result, forward[DnnlArgumentKind.Result])
            .With(DnnlArgumentKind.Bias, forward[DnnlArgumentKind.Bias])
            .With(DnnlArgumentKind.SourceState, forward[DnnlArgumentKind.SourceState])
            .With(DnnlArgumentKind.Workspace, forward[DnnlArgumentKind.Workspace])
            .With(DnnlArgumentKind.InputWeights).With(DnnlArgumentKind.StateWeights)
            .With(DnnlArgumentKind.SourceGradient).With(DnnlArgumentKind.SourceStateGradient)
            .With(DnnlArgumentKind.ResultGradient).With(DnnlArgumentKind.BiasGradient)
            .With(DnnlArgumentKind.InputWeightsGradient).With(DnnlArgumentKind.StateWeightsGradient);
        return _cell.HasCell
            ? pass.With(DnnlArgumentKind.SourceCell, forward[DnnlArgumentKind.SourceCell])
                .With(DnnlArgumentKind.SourceCellGradient)
            : pass;
    }
}
