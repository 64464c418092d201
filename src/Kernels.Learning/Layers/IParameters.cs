namespace Kernels.Learning.Layers;

/// <summary>A named buffer of weights with a gradient for each, as an optimiser sees it.</summary>
public interface IParameters
{
    /// <summary>Name by which people and checkpoints know the buffer.</summary>
    string Name { get; }

    /// <summary>Number of weights.</summary>
    int Length { get; }

    /// <summary>The weights.</summary>
    ReadOnlySpan<float> Weights { get; }

    /// <summary>
    /// Gradients, of the same length and order. Backward passes add to them; whoever steps clears them.
    /// </summary>
    Span<float> Gradients { get; }

    /// <summary>Lets <paramref name="update"/> write the weights, and makes every packed copy of them stale.</summary>
    /// <param name="update">What changes them.</param>
    void Update(IWeightUpdate update);
}
