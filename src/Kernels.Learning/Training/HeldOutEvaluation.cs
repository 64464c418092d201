using Kernels.Learning.Layers;
using Kernels.Learning.Losses;

namespace Kernels.Learning.Training;

/// <summary>
/// Loss on text that is not trained on: every held-out character is predicted exactly once, from what stands before it.
/// </summary>
/// <remarks>
/// The held-out text is divided among B rows, and each row first reads one unscored window of the text before its part.
/// </remarks>
public sealed class HeldOutEvaluation
{
    private readonly CharacterModel _model;
    private readonly ISequenceWindow _window;
    private readonly int[] _symbols;
    private readonly int[] _inputs;
    private readonly int[] _targets;
    private readonly float[] _logits;
    private readonly int _first;
    private readonly int _steps;
    private readonly int _batch;

    /// <summary>Prepares an evaluation.</summary>
    /// <param name="model">The model.</param>
    /// <param name="symbols">The whole text.</param>
    /// <param name="first">First held-out symbol, at least 1.</param>
    /// <param name="steps">T, steps of a window.</param>
    /// <param name="batch">B, rows.</param>
    public HeldOutEvaluation(CharacterModel model, ReadOnlySpan<int> symbols, int first, int steps, int batch)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, symbols.Length);
        _model = model;
        _symbols = symbols.ToArray();
        _first = first;
        _steps = steps;
        _batch = batch;
        _window = model.Layer.NewWindow(steps, batch, gradients: false);
        _inputs = new int[steps * batch];
        _targets = new int[steps * batch];
        _logits = new float[steps * batch * model.Vocabulary.Count];
    }

    /// <summary>Runs the model as it is now over the held-out text.</summary>
    public LossSum Run()
    {
        int perRow = (_symbols.Length - _first + _batch - 1) / _batch;
        var sum = default(LossSum);
        _window.Reset();
        for (int step = -_steps; step < perRow; step += _steps)
        {
            Fill(step, perRow);
            sum += RunWindow(scored: step >= 0);
        }

        return sum;
    }

    private LossSum RunWindow(bool scored)
    {
        OneHot.Encode(_inputs, _window.Inputs, _model.Vocabulary.Count);
        _window.Forward();
        _window.Carry();
        if (!scored)
            return default;
        _model.Readout.Forward(_window.Outputs, _logits, _inputs.Length);
        return SoftmaxCrossEntropy.Evaluate(_logits, _targets, _model.Vocabulary.Count);
    }

    private void Fill(int step, int perRow)
    {
        for (int b = 0; b < _batch; b++)
        {
            for (int t = 0; t < _steps; t++)
            {
                int offset = step + t;
                int target = _first + (b * perRow) + offset;
                bool scored = offset >= 0 && offset < perRow && target < _symbols.Length;
                _targets[(t * _batch) + b] = scored ? _symbols[target] : SoftmaxCrossEntropy.Ignored;
                _inputs[(t * _batch) + b] = _symbols[Math.Clamp(target - 1, 0, _symbols.Length - 1)];
            }
        }
    }
}
