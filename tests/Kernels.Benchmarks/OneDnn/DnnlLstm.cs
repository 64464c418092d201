using static Kernels.Benchmarks.OneDnn.DnnlConstants;

namespace Kernels.Benchmarks.OneDnn;

/// <summary>One LSTM layer of the library, from a zero state: inference, training forward and backward.</summary>
/// <remarks>
/// Weights are brought into each primitive's favourite layout once, outside the measurement. The zero state is handed over
/// as buffers: left out, version 2.6.3 computes a wrong gradient of the state's weights from stale workspace.
/// </remarks>
internal sealed unsafe class DnnlLstm : IDisposable
{
    private readonly DnnlContext _context;
    private readonly DnnlLayout _source, _result, _state, _inputWeights, _stateWeights, _bias;
    private readonly DnnlLayout _plainInputWeights, _plainStateWeights;

    public DnnlLstm(DnnlContext context, int input, int hidden, int batch, int steps, bool training)
    {
        _context = context;
        _source = DnnlBuffer.Layout(StepsRowsUnits, steps, batch, input);
        _result = DnnlBuffer.Layout(StepsRowsUnits, steps, batch, hidden);
        _state = DnnlBuffer.Layout(StatesRowsUnits, 1, 1, batch, hidden);
        _inputWeights = DnnlBuffer.Layout(Any, 1, 1, input, 4, hidden);
        _stateWeights = DnnlBuffer.Layout(Any, 1, 1, hidden, 4, hidden);
        _bias = DnnlBuffer.Layout(GatesUnits, 1, 1, 4, hidden);
        _plainInputWeights = DnnlBuffer.Layout(InputsGatesUnits, 1, 1, input, 4, hidden);
        _plainStateWeights = DnnlBuffer.Layout(InputsGatesUnits, 1, 1, hidden, 4, hidden);
        Inference = Forward(Inference: true);
        if (!training)
            return;
        Training = Forward(Inference: false).With(DnnlArgumentKind.Workspace);
        Backward = BackwardOf(Training);
    }

    public DnnlPass Inference { get; }

    public DnnlPass? Training { get; }

    public DnnlPass? Backward { get; }

    /// <summary>Fills inputs, weights and, for training, the gradient of the outputs.</summary>
    /// <param name="problem">The numbers, in the library's plain layouts.</param>
    public void Load(LstmProblem problem)
    {
        foreach (var pass in new[] { Inference, Training, Backward }.OfType<DnnlPass>())
        {
            problem.Inputs.CopyTo(pass[DnnlArgumentKind.Source].Span);
            problem.Bias.CopyTo(pass[DnnlArgumentKind.Bias].Span);
            CopyWeights(problem.InputWeights, _plainInputWeights, pass[DnnlArgumentKind.InputWeights]);
            CopyWeights(problem.StateWeights, _plainStateWeights, pass[DnnlArgumentKind.StateWeights]);
        }

        if (Backward is not null)
            problem.OutputGradients.CopyTo(Backward[DnnlArgumentKind.ResultGradient].Span);
    }

    /// <summary>A weight gradient of the last backward passes, summed, as [rows, gates, Hidden].</summary>
    public float[] WeightGradient(DnnlArgumentKind kind)
    {
        var layout = kind == DnnlArgumentKind.InputWeightsGradient ? _plainInputWeights : _plainStateWeights;
        using var plain = new DnnlBuffer(_context, layout);
        Backward![kind].CopyTo(plain);
        return plain.Span.ToArray();
    }

    /// <summary>The library adds weight gradients to what is there.</summary>
    public void ClearWeightGradients()
    {
        Backward![DnnlArgumentKind.InputWeightsGradient].Span.Clear();
        Backward[DnnlArgumentKind.StateWeightsGradient].Span.Clear();
        Backward[DnnlArgumentKind.BiasGradient].Span.Clear();
    }

    public void Dispose()
    {
        Backward?.Dispose();
        Training?.Dispose();
        Inference.Dispose();
    }

    private void CopyWeights(float[] values, in DnnlLayout plainLayout, DnnlBuffer target)
    {
        using var plain = new DnnlBuffer(_context, plainLayout);
        values.CopyTo(plain.Span);
        plain.CopyTo(target);
    }

    private DnnlPass Forward(bool Inference)
    {
        var kind = Inference ? DnnlConstants.Inference : DnnlConstants.Training;
        fixed (DnnlLayout* x = &_source, y = &_result, s = &_state, w = &_inputWeights, u = &_stateWeights, b = &_bias)
        {
            DnnlException.Check(DnnlApi.DescribeForward(
                out var description, kind, LeftToRight, x, s, s, w, u, b, y, null, null, 0));
            return new DnnlPass(_context, description)
                .With(DnnlArgumentKind.Source).With(DnnlArgumentKind.Result).With(DnnlArgumentKind.Bias)
                .With(DnnlArgumentKind.SourceState).With(DnnlArgumentKind.SourceCell)
                .With(DnnlArgumentKind.InputWeights).With(DnnlArgumentKind.StateWeights);
        }
    }

    private DnnlPass BackwardOf(DnnlPass forward)
    {
        fixed (DnnlLayout* x = &_source, y = &_result, s = &_state, w = &_inputWeights, u = &_stateWeights, b = &_bias)
        {
            DnnlException.Check(DnnlApi.DescribeBackward(
                out var description, DnnlConstants.Backward, LeftToRight, x, s, s, w, u, b, y, null, null,
                x, s, s, w, u, b, y, null, null, 0));
            return new DnnlPass(_context, description, forward)
                .With(DnnlArgumentKind.Source, forward[DnnlArgumentKind.Source])
                .With(DnnlArgumentKind.Result, forward[DnnlArgumentKind.Result])
                .With(DnnlArgumentKind.Bias, forward[DnnlArgumentKind.Bias])
                .With(DnnlArgumentKind.SourceState, forward[DnnlArgumentKind.SourceState])
                .With(DnnlArgumentKind.SourceCell, forward[DnnlArgumentKind.SourceCell])
                .With(DnnlArgumentKind.Workspace, forward[DnnlArgumentKind.Workspace])
                .With(DnnlArgumentKind.InputWeights).With(DnnlArgumentKind.StateWeights)
                .With(DnnlArgumentKind.SourceStateGradient).With(DnnlArgumentKind.SourceCellGradient)
                .With(DnnlArgumentKind.SourceGradient).With(DnnlArgumentKind.ResultGradient)
                .With(DnnlArgumentKind.InputWeightsGradient).With(DnnlArgumentKind.StateWeightsGradient)
                .With(DnnlArgumentKind.BiasGradient);
        }
    }
}
