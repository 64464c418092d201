using Kernels.Execution;
using System.Text;
using Kernels.Learning.Layers;

namespace Kernels.Learning.Training;

/// <summary>Lets a character model write.</summary>
public sealed class CharacterSampler
{
    private readonly CharacterModel _model;
    private readonly ISequenceWindow _window;
    private readonly float[] _logits;

    /// <summary>Makes a sampler for a model.</summary>
    /// <param name="model">The model.</param>
    public CharacterSampler(CharacterModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _window = model.Layer.NewWindow(1, 1, gradients: false);
        _logits = new float[model.Vocabulary.Count];
    }

    /// <summary>Writes on from a prompt.</summary>
    /// <param name="prompt">What the model reads first; at least one character.</param>
    /// <param name="length">Characters to write.</param>
    /// <param name="temperature">Above 0; the lower, the surer. Logits are divided by it.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <returns>What was written, without the prompt.</returns>
    public string Sample(string prompt, int length, double temperature = 0.8, ulong seed = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(prompt);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        var random = new CounterRandom(seed, 0);
        _window.Reset();
        foreach (int symbol in _model.Vocabulary.Encode(prompt))
            Read(symbol);
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++)
        {
            int symbol = Draw(_logits, temperature, random.NextUniform());
            text.Append(_model.Vocabulary.Decode(symbol));
            Read(symbol);
        }

        return text.ToString();
    }

    /// <summary>
    /// The class at which the cumulative softmax of logits / temperature passes <paramref name="threshold"/>.
    /// </summary>
    internal static int Draw(ReadOnlySpan<float> logits, double temperature, double threshold)
    {
        float largest = float.NegativeInfinity;
        foreach (float logit in logits)
            largest = MathF.Max(largest, logit);
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp((logit - largest) / temperature);
        double left = threshold * sum;
        for (int i = 0; i < logits.Length; i++)
        {
            left -= Math.Exp((logits[i] - largest) / temperature);
            if (left < 0)
                return i;
        }

        return logits.Length - 1;
    }

    private void Read(int symbol)
    {
        OneHot.Encode([symbol], _window.Inputs, _model.Vocabulary.Count);
        _window.Forward();
        _window.Carry();
        _model.Readout.Forward(_window.Outputs, _logits, 1);
    }
}
