using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory that misses the same units of input and state at every step of a sequence.</summary>
/// <remarks>
/// Gal and Ghahramani, <i>A Theoretically Grounded Application of Dropout in Recurrent Neural Networks</i>, NIPS (2016),
/// arXiv:1512.05287, section 4.1, equation 7, the masks m tied over the gates: they are drawn once for each row and
/// sequence in training, 0 with a probability of the rate and else 1 / (1 − rate); inference has none:
/// <code>
/// x' = m_x ⊙ x    h' = m_h ⊙ h₋
/// i = σ(Wᵢ x' + Uᵢ h' + bᵢ)    f = σ(W_f x' + U_f h' + b_f)    o = σ(Wₒ x' + Uₒ h' + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x' + U_c h' + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputRate">Probability that a unit of the input is dropped.</param>
/// <param name="stateRate">Probability that a unit of the state is dropped.</param>
[Cell]
public sealed partial class VariationalDropoutLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    double inputRate = 0.25, double stateRate = 0.25)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        x = Dropout(x, inputRate, Per.Sequence);
        h = Dropout(h, stateRate, Per.Sequence);
        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
