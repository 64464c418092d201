using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Linear attention that forgets key by key, as the input says.</summary>
/// <remarks>
/// Yang, Wang, Shen, Panda and Kim, <i>Gated Linear Attention Transformers with Hardware-Efficient Training</i> (2023), arXiv:2312.06635, equation 3 and section 4.4.
/// <code>
/// α = σ(W₂ W₁ x + b)^(1/16)    S = diag(α) S₋ + k vᵀ    y = Sᵀ q    q, k, v = W x
/// </code>
/// </remarks>
/// <param name="query">On the input: [Key, Input].</param>
/// <param name="key">On the input: [Key, Input].</param>
/// <param name="value">On the input: [Hidden, Input].</param>
/// <param name="gateRank">W₁, the narrow half of the gate's matrix: [Rank, Input].</param>
/// <param name="gate">W₂ and b: [Key, Rank], [Key].</param>
[Cell]
public sealed partial class GatedLinearAttention(
    [Size("Key")] Matrix query, [Size("Key")] Matrix key, [Size("Hidden")] Matrix value, [Size("Rank")] Matrix gateRank,
    [Size("Key")][Gate] Affine gate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="S">State: what keys have been given as values, [Key, Hidden].</param>
    public (Vec y, Matrix S) Step(Vec x, [Size("Key", "Hidden")] Matrix S)
    {
        var low = gateRank[x];
        var alpha = Exp(-Softplus(-gate[low]) / 16);
        S = ScaleRows(S, alpha) + Outer(key[x], value[x]);
        return (S.Transposed[query[x]], S);
    }
}
