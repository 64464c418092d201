using System.Numerics;
using System.Runtime.InteropServices;
using Kernels.Learning.Layers;

namespace Kernels.Learning.Optimisers;

/// <summary>The two moments of one buffer, and the step that reads them.</summary>
/// <remarks>
/// w −= rate/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), which is the paper's step with its corrections moved to two
/// constants.
/// </remarks>
internal sealed class AdamMoments(int length) : IWeightUpdate
{
    private readonly float[] _first = new float[length];
    private readonly float[] _second = new float[length];
    private float _beta1;
    private float _beta2;
    private float _epsilon;
    private float _rate;
    private float _rootFactor;

    public void Prepare(AdamOptions options, double rate, double rootFactor)
    {
        _beta1 = (float)options.Beta1;
        _beta2 = (float)options.Beta2;
        _epsilon = (float)options.Epsilon;
        _rate = (float)rate;
        _rootFactor = (float)rootFactor;
    }

    public void Apply(Span<float> weights, ReadOnlySpan<float> gradients)
    {
        Span<Vector<float>> w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        Span<Vector<float>> m = MemoryMarshal.Cast<float, Vector<float>>(_first.AsSpan());
        Span<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(_second.AsSpan());
        var epsilon = new Vector<float>(_epsilon);
        for (int i = 0; i < w.Length; i++)
        {
            Vector<float> gradient = g[i];
            m[i] += (gradient - m[i]) * (1 - _beta1);
            v[i] += ((gradient * gradient) - v[i]) * (1 - _beta2);
            w[i] -= _rate * m[i] / ((Vector.SquareRoot(v[i]) * _rootFactor) + epsilon);
        }

        for (int i = w.Length * Vector<float>.Count; i < weights.Length; i++)
            ApplyOne(ref weights[i], gradients[i], ref _first[i], ref _second[i]);
    }

    private void ApplyOne(ref float weight, float gradient, ref float first, ref float second)
    {
        first += (gradient - first) * (1 - _beta1);
        second += ((gradient * gradient) - second) * (1 - _beta2);
        weight -= _rate * first / ((MathF.Sqrt(second) * _rootFactor) + _epsilon);
    }
}
