using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose units sometimes stay as they were.</summary>
/// <remarks>
/// Krueger et al., <i>Zoneout: Regularizing RNNs by Randomly Preserving Hidden Activations</i>, ICLR (2017),
/// arXiv:1606.01305, section 3.2: masks d are drawn for each unit and step in training, 1 with a probability of the rate;
/// inference has the rates in their place. The state reads the cell as it would be without zoneout, as there:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)    f = σ(W_f x + U_f h₋ + b_f)    o = σ(Wₒ x + Uₒ h₋ + bₒ)
/// ĉ = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// c = d_c ⊙ c₋ + (1 − d_c) ⊙ ĉ
/// h = d_h ⊙ h₋ + (1 − d_h) ⊙ o ⊙ tanh(ĉ)
/// </code>
/// The rates are the paper's for characters (section 4.2).
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="cellRate">Probability that a unit of the cell stays.</param>
/// <param name="stateRate">Probability that a unit of the state stays.</param>
[Cell]
public sealed partial class ZoneoutLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    double cellRate = 0.5, double stateRate = 0.05)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var proposed = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Zoneout(h, Sigmoid(output[x, h]) * Tanh(proposed), stateRate);
        c = Zoneout(c, proposed, cellRate);
        return (h, c);
    }
}
