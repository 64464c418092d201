using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The delta rule: a key's old value is taken away before the new one is written.</summary>
/// <remarks>
/// Schlag, Irie and Schmidhuber, <i>Linear Transformers Are Secretly Fast Weight Programmers</i>, ICML 2021, arXiv:2102.11174, equation 24, with keys and
/// queries of Yang et al. 2024, arXiv:2406.06484: silu, then length 1.
/// <code>
/// β = σ(w x + b)    S = S₋ − β (S₋ k) kᵀ + β v kᵀ    y = S q
/// </code>
/// </remarks>
/// <param name="query">On the input: [Key, Input].</param>
/// <param name="key">On the input: [Key, Input].</param>
/// <param name="value">On the input: [Hidden, Input].</param>
/// <param name="beta">How much of a value is replaced: [1, Input], [1].</param>
[Cell]
public sealed partial class DeltaNet(
    [Size("Key")] Matrix query, [Size("Key")] Matrix key, [Size("Hidden")] Matrix value, [Size("1")][Gate] Affine beta)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="S">State: the fast weights, [Hidden, Key].</param>
    public (Vec y, Matrix S) Step(Vec x, [Size("Hidden", "Key")] Matrix S)
    {
        var (q, k) = (Feature(query[x]), Feature(key[x]));
        var rate = Sigmoid(Sum(beta[x]));
        S = S + Outer(rate * (value[x] - S[k]), k);
        return (S[q], S);
    }

    private static Vec Feature(Vec v)
    {
        var feature = Silu(v);
        return feature * Rsqrt(Dot(feature, feature) + 1e-6);
    }
}
