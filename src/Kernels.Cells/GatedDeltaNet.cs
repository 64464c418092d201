using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The delta rule with forgetting: all fast weights decay before one key is rewritten.</summary>
/// <remarks>
/// Yang, Kautz and Hatamizadeh, <i>Gated Delta Networks: Improving Mamba2 with Delta Rule</i> (2024), arXiv:2412.06464, equation 10.
/// <code>
/// β = σ(w x + b)    α = exp(−eᵃ softplus(u x + d))    S = α (S₋ − β (S₋ k) kᵀ) + β v kᵀ    y = S q
/// </code>
/// </remarks>
/// <param name="query">On the input: [Key, Input].</param>
/// <param name="key">On the input: [Key, Input].</param>
/// <param name="value">On the input: [Hidden, Input].</param>
/// <param name="beta">How much of a value is replaced: [1, Input], [1].</param>
/// <param name="decay">How fast all is forgotten: [1, Input], [1].</param>
/// <param name="logDecay">a, a number.</param>
[Cell]
public sealed partial class GatedDeltaNet(
    [Size("Key")] Matrix query, [Size("Key")] Matrix key, [Size("Hidden")] Matrix value, [Size("1")][Gate] Affine beta,
    [Size("1")][Gate] Affine decay, Scalar logDecay)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="S">State: the fast weights, [Hidden, Key].</param>
    public (Vec y, Matrix S) Step(Vec x, [Size("Hidden", "Key")] Matrix S)
    {
        var (q, k) = (Feature(query[x]), Feature(key[x]));
        var rate = Sigmoid(Sum(beta[x]));
        var alpha = Exp(-Exp(logDecay) * Softplus(Sum(decay[x])));
        S = alpha * S + Outer(rate * (value[x] - alpha * S[k]), k);
        return (S[q], S);
    }

    private static Vec Feature(Vec v)
    {
        var feature = Silu(v);
        return feature * Rsqrt(Dot(feature, feature) + 1e-6);
    }
}
