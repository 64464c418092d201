using Kernels;
using Kernels.Learning.Layers;

namespace Quickstart;

/// <summary>
/// The cell as a framework runs it: the same products on the same tiles, those of the inputs hoisted out of the loop
/// and
/// those of the state stacked, but every operation between them is a pass over memory of its own, forward and backward.
/// </summary>
internal sealed class OnePassPerOperation : IDisposable
{
    private const int Stacked = 3;

    private readonly int _hidden;
    private readonly int _steps;
    private readonly int _batch;
    private readonly Linear _onInput;
    private readonly Linear _onState;
    private readonly PassGraph _graph;
    private readonly List<int> _ends = [0];
    private readonly List<(Plane H, Plane C)> _states = [];
    private readonly float[] _fromInput;
    private readonly float[] _fromInputGradients;
    private readonly float[] _fromState;
    private readonly float[] _fromStateGradients;
    private readonly float[] _before;
    private readonly Plane _backward;
    private readonly Plane[] _outputGradients;
    private readonly float[] _vectors;
    private readonly float[] _vectorGradients;

    /// <summary>Prepares T steps, with everything kept for the backward pass if gradients are wanted.</summary>
    public OnePassPerOperation(Recurrent<Weaver> layer, int steps, int batch, bool gradients)
    {
        (_hidden, _steps, _batch) = (layer.Hidden, steps, batch);
        _onInput = new Linear(layer.Input, Stacked * _hidden);
        _onState = new Linear(_hidden, Stacked * _hidden);
        _graph = new PassGraph(batch, _hidden, keep: gradients);
        int stacked = steps * batch * Stacked * _hidden;
        (_fromInput, _fromInputGradients) = (new float[stacked], new float[stacked]);
        (_fromState, _fromStateGradients) = (new float[stacked], new float[stacked]);
        _before = new float[steps * batch * _hidden];
        OutputGradients = new float[gradients ? steps * batch * _hidden : 0];
        _outputGradients = [.. Enumerable.Range(0, gradients ? steps : 0).Select(t => Whole(OutputGradients, t))];
        _backward = Whole(new float[batch * _hidden], 0);
        (_vectors, _vectorGradients) = (new float[3 * _hidden], new float[3 * _hidden]);
        CopyWeights(layer.Weights);
        _states.Add((_graph.New(), _graph.New()));
        for (int t = 0; t < steps; t++)
            Build(t);
    }

    /// <summary>Gradients of the outputs, [T, B, H].</summary>
    public float[] OutputGradients { get; }

    /// <summary>Gradients of mix, peek and gain, one after the other.</summary>
    public ReadOnlySpan<float> VectorGradients => _vectorGradients;

    /// <summary>From inputs [T, B, I] to outputs [T, B, H], from a zero state.</summary>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Array.Clear(_states[0].H.Values);
        Array.Clear(_states[0].C.Values);
        _onInput.Forward(inputs, _fromInput, _steps * _batch);
        int state = _batch * _hidden;
        for (int t = 0; t < _steps; t++)
        {
            float[] h = _states[t].H.Values;
            h.CopyTo(_before, t * state);
            _onState.Forward(h, _fromState.AsSpan(t * Stacked * state, Stacked * state), _batch);
            _graph.Forward(_ends[t], _ends[t + 1]);
            _states[t + 1].H.Values.CopyTo(outputs[(t * state)..]);
        }
    }

    /// <summary>From <see cref="OutputGradients"/> to the gradients of all weights.</summary>
    public void Backward(ReadOnlySpan<float> inputs)
    {
        _graph.ClearGradients();
        Array.Clear(_fromInputGradients);
        Array.Clear(_fromStateGradients);
        Array.Clear(_vectorGradients);
        int state = _batch * _hidden;
        for (int t = _steps - 1; t >= 0; t--)
        {
            AddGradient(_outputGradients[t], _states[t + 1].H);
            _graph.Backward(_ends[t], _ends[t + 1]);
            _onState.BackwardInputs(_fromStateGradients.AsSpan(t * Stacked * state, Stacked * state), _backward.Values, _batch);
            AddGradient(_backward, _states[t].H);
        }

        _onState.BackwardWeights(_before, _fromStateGradients, _steps * _batch);
        _onInput.BackwardWeights(inputs, _fromInputGradients, _steps * _batch);
    }

    public void Dispose()
    {
        _onInput.Dispose();
        _onState.Dispose();
    }

    /// <summary>The cell's equations once more, in a framework's words.</summary>
    private void Build(int t)
    {
        _graph.NextStep();
        var (h, c) = _states[t];
        Plane told = Part(_fromInput, _fromInputGradients, t, 2);
        Plane known = Part(_fromState, _fromStateGradients, t, 2);
        Plane keep =
            _graph.Sigmoid(_graph.Add(Part(_fromInput, _fromInputGradients, t, 0), Part(_fromState, _fromStateGradients, t, 0)));
        Plane show =
            _graph.Add(Part(_fromInput, _fromInputGradients, t, 1), Part(_fromState, _fromStateGradients, t, 1));
        Plane mixed = _graph.Multiply(_graph.Multiply(Vector(0), told), known);
        Plane candidate = _graph.Tanh(_graph.Add(_graph.Add(told, known), mixed));
        c = _graph.Add(_graph.Multiply(keep, c), _graph.Multiply(_graph.OneMinus(keep), candidate));
        Plane exit = _graph.Sigmoid(_graph.Add(show, _graph.Multiply(Vector(1), c)));
        h = _graph.Multiply(exit, _graph.Tanh(_graph.Multiply(Vector(2), c)));
        _states.Add((h, c));
        _ends.Add(_graph.Count);
    }

    private Plane Part(float[] values, float[] gradients, int t, int part) => new(
        values, gradients, (t * _batch * Stacked * _hidden) + (part * _hidden), Stacked * _hidden, _batch, _hidden);

    private Plane Vector(int index) => new(_vectors, _vectorGradients, index * _hidden, 0, _batch, _hidden);

    private Plane Whole(float[] values, int t) => new(values, [], t * _batch * _hidden, _hidden, _batch, _hidden);

    private static void AddGradient(Plane from, Plane to)
    {
        var source = new PlaneSide(from, Gradient: false);
        Plane.Pass<First>(source, source, new PlaneSide(to, Gradient: true), add: true);
    }

    private void CopyWeights(Weights<float> weights)
    {
        _onInput.Weight.Set([.. weights["keep.x"], .. weights["show.x"], .. weights["told.x"]]);
        _onInput.Bias.Set([.. weights["keep.bias"], .. weights["show.bias"], .. weights["told.bias"]]);
        _onState.Weight.Set([.. weights["keep.h"], .. weights["show.h"], .. weights["known"]]);
        weights["mix"].CopyTo(_vectors);
        weights["peek"].CopyTo(_vectors.AsSpan(_hidden));
        weights["gain"].CopyTo(_vectors.AsSpan(2 * _hidden));
    }
}
