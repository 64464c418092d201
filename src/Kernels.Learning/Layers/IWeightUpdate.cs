namespace Kernels.Learning.Layers;

/// <summary>A rule that changes weights in place.</summary>
public interface IWeightUpdate
{
    /// <summary>Changes the weights of one buffer.</summary>
    /// <param name="weights">The weights, written in place.</param>
    /// <param name="gradients">Their gradients, of the same length.</param>
    void Apply(Span<float> weights, ReadOnlySpan<float> gradients);
}
