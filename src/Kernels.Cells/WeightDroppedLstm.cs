using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose weights on the state miss the same elements for a whole sequence (AWD-LSTM).</summary>
/// <remarks>
/// Merity, Keskar and Socher, <i>Regularizing and Optimizing LSTM Language Models</i> (2017), arXiv:1708.02182,
/// section 2: DropConnect (Wan et al. 2013) on Uᵢ, U_f, Uₒ and U_c, whose masks M are drawn once per sequence in
/// training, 0 with a probability of the rate and else 1 / (1 − rate); inference has none:
/// <code>
/// i = σ(Wᵢ x + (Mᵢ ⊙ Uᵢ) h₋ + bᵢ)    f = σ(W_f x + (M_f ⊙ U_f) h₋ + b_f)    o = σ(Wₒ x + (Mₒ ⊙ Uₒ) h₋ + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + (M_c ⊙ U_c) h₋ + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="rate">Probability that an element of the weights on the state is dropped.</param>
[Cell]
public sealed partial class WeightDroppedLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate, double rate = 0.5)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(Dropout(input, nameof(h), rate)[x, h]);
        var f = Sigmoid(Dropout(forget, nameof(h), rate)[x, h]);
        var o = Sigmoid(Dropout(output, nameof(h), rate)[x, h]);
        c = f * c + i * Tanh(Dropout(candidate, nameof(h), rate)[x, h]);
        h = o * Tanh(c);
        return (h, c);
    }
}
