using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose cell is computed by another one.</summary>
/// <remarks>
/// Moniz and Krueger, <i>Nested LSTMs</i>, arXiv:1801.10308 (2018), equations 7 to 14:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)    f = σ(W_f x + U_f h₋ + b_f)    o = σ(Wₒ x + Uₒ h₋ + bₒ)
/// x̃ = i ⊙ tanh(W_c x + U_c h₋ + b_c)    h̃ = f ⊙ c₋
/// (c, n) = LSTM(x̃, h̃, n₋)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inner">The inner LSTM; its input has [Hidden] units.</param>
[Cell]
public sealed partial class NestedLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    Lstm inner)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the outer cell, which is the inner output, [Hidden].</param>
    /// <param name="n">State: the inner cell, [Hidden].</param>
    public (Vec h, Vec c, Vec n) Step(Vec x, Vec h, Vec c, Vec n)
    {
        var o = Sigmoid(output[x, h]);
        (c, n) = inner.Step(Sigmoid(input[x, h]) * Tanh(candidate[x, h]), Sigmoid(forget[x, h]) * c, n);
        h = o * Tanh(c);
        return (h, c, n);
    }
}
