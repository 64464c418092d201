namespace Kernels.Learning.Layers;

/// <summary>
/// A sequence of a recurrent layer in memory of its own, with the states that lead into it and out of it.
/// </summary>
internal sealed class RecurrentWindow<TCell> : ISequenceWindow
    where TCell : ICell<TCell>
{
    private readonly Recurrent<TCell> _layer;
    private readonly Sequence<float> _sequence;
    private readonly float[] _inputs;
    private readonly float[] _outputs;
    private readonly float[] _outputGradients;
    private readonly float[][] _entering;
    private readonly float[][] _leaving;
    private readonly int _batch;

    public RecurrentWindow(Recurrent<TCell> layer, int input, int output, int steps, int batch, bool gradients)
    {
        _layer = layer;
        _batch = batch;
        _sequence = layer.NewSequence(steps, batch, gradients);
        _inputs = new float[steps * batch * input];
        _outputs = new float[steps * batch * output];
        _outputGradients = gradients ? new float[_outputs.Length] : [];
        _entering = [.. States().Select(units => new float[batch * units])];
        _leaving = [.. States().Select(units => new float[batch * units])];
        _sequence.Inputs[0] = _inputs;
        _sequence.Outputs[0] = _outputs;
        for (int state = 0; state < _entering.Length; state++)
        {
            _sequence.InitialStates[state] = _entering[state];
            _sequence.FinalStates[state] = _leaving[state];
        }

        if (gradients)
            SetGradients();
    }

    public Span<float> Inputs => _inputs;

    public Span<float> Outputs => _outputs;

    public Span<float> OutputGradients => _outputGradients;

    public void Forward()
    {
        if (_outputGradients.Length > 0)
            _layer.Forward(_sequence);
        else
            _layer.Infer(_sequence);
    }

    public void Backward()
    {
        if (_outputGradients.Length == 0)
            throw new InvalidOperationException("This window was made without gradients: ask NewWindow for them.");
        _layer.Backward(_sequence);
    }

    public void Carry()
    {
        for (int state = 0; state < _entering.Length; state++)
            _leaving[state].CopyTo(_entering[state], 0);
    }

    public void Reset()
    {
        foreach (float[] state in _entering)
            Array.Clear(state);
    }

    public void Reset(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, _batch);
        foreach (float[] state in _entering)
            Array.Clear(state, row * (state.Length / _batch), state.Length / _batch);
    }

    private IEnumerable<int> States() =>
        Enumerable.Range(0, _sequence.InitialStates.Count).Select(_sequence.InitialStates.SizeOf);

    /// <summary>Characters need no gradient, and truncation gives none to what came before.</summary>
    private void SetGradients()
    {
        _sequence.OutputGradients[0] = _outputGradients;
        _sequence.InputGradients[0] = Memory<float>.Empty;
        for (int state = 0; state < _entering.Length; state++)
        {
            _sequence.FinalStateGradients[state] = Memory<float>.Empty;
            _sequence.InitialStateGradients[state] = Memory<float>.Empty;
        }
    }
}
