using Kernels.Execution;

namespace Kernels.Learning.Layers;

/// <summary>Weights and gradients that a layer of this library owns.</summary>
public sealed class ParameterBuffer : IParameters
{
    private readonly float[] _weights;
    private readonly float[] _gradients;

    /// <summary>Makes a buffer of zeros.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="length">Number of weights.</param>
    public ParameterBuffer(string name, int length)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Name = name;
        _weights = new float[length];
        _gradients = new float[length];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Length => _weights.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Weights => _weights;

    /// <inheritdoc/>
    public Span<float> Gradients => _gradients;

    /// <summary>How often the weights were changed.</summary>
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Update(IWeightUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        Version++;
        update.Apply(_weights, _gradients);
    }

    /// <summary>Copies weights in.</summary>
    /// <param name="values">One for each weight.</param>
    /// <exception cref="ArgumentException">The length differs.</exception>
    public void Set(ReadOnlySpan<float> values)
    {
        Shape.Require(values.Length, Length, Name, nameof(values));
        Version++;
        values.CopyTo(_weights);
    }

    /// <summary>Draws weights uniformly from ±<paramref name="bound"/>.</summary>
    /// <param name="bound">Largest magnitude.</param>
    /// <param name="random">Where they come from.</param>
    internal void SetUniform(float bound, CounterRandom random)
    {
        Version++;
        foreach (ref float weight in _weights.AsSpan())
            weight = bound * (float)((2 * random.NextUniform()) - 1);
    }
}
