using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Attention over the whole past as a running quotient: the time mixing of RWKV.</summary>
/// <remarks>
/// Peng et al., <i>RWKV: Reinventing RNNs for the Transformer Era</i>, arXiv:2305.13048 (2023), equations 11 to 16 in
/// the stable form of appendix D; x₋ is the input of the step before, and num and den are scaled by e^−q:
/// <code>
/// k = W_k (μ_k ⊙ x + (1 − μ_k) ⊙ x₋)    v and r likewise
/// p = max(q₋, u + k)
/// y = σ(r) ⊙ (e^(q₋ − p) ⊙ num₋ + e^(u + k − p) ⊙ v) ⊘ (e^(q₋ − p) ⊙ den₋ + e^(u + k − p))
/// q = max(q₋ − e^w, k)
/// num = e^(q₋ − e^w − q) ⊙ num₋ + e^(k − q) ⊙ v
/// den = e^(q₋ − e^w − q) ⊙ den₋ + e^(k − q)
/// </code>
/// The output matrix is left to the layer above.
/// </remarks>
/// <param name="mixKey">μ_k, [Input].</param>
/// <param name="mixValue">μ_v, [Input].</param>
/// <param name="mixReceptance">μ_r, [Input].</param>
/// <param name="key">W_k, [Hidden, Input].</param>
/// <param name="value">W_v, [Hidden, Input].</param>
/// <param name="receptance">Wᵣ, [Hidden, Input].</param>
/// <param name="decay">w, [Hidden].</param>
/// <param name="bonus">u: what the present counts more, [Hidden].</param>
[Cell]
public sealed partial class RwkvTimeMix(
    [Size("Input"), Gate(Bias = 0.5)] Vec mixKey, [Size("Input"), Gate(Bias = 0.5)] Vec mixValue,
    [Size("Input"), Gate(Bias = 0.5)] Vec mixReceptance,
    Matrix key, Matrix value, Matrix receptance, Vec decay, Vec bonus)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="before">The input of the step before, [Input].</param>
    /// <param name="numerator">State: num, [Hidden].</param>
    /// <param name="denominator">State: den, [Hidden]; not negative.</param>
    /// <param name="exponent">State: q, [Hidden].</param>
    public (Vec y, Vec numerator, Vec denominator, Vec exponent) Step(
        Vec x, [Delay(nameof(x), 1)] Vec before, Vec numerator, Vec denominator, Vec exponent)
    {
        var k = key[Mix(mixKey, x, before)];
        var v = value[Mix(mixValue, x, before)];
        var r = Sigmoid(receptance[Mix(mixReceptance, x, before)]);
        var p = Max(exponent, bonus + k);
        var (past, present) = (Exp(exponent - p), Exp(bonus + k - p));
        var y = r * (past * numerator + present * v) / (past * denominator + present);
        var faded = exponent - Exp(decay);
        exponent = Max(faded, k);
        (past, present) = (Exp(faded - exponent), Exp(k - exponent));
        return (y, past * numerator + present * v, past * denominator + present, exponent);
    }

    private static Vec Mix(Vec share, Vec x, Vec before) => share * x + (1 - share) * before;
}
