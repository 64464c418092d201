using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose gates read a product of input and state in place of the state.</summary>
/// <remarks>
/// Krause, Lu, Murray and Renals, <i>Multiplicative LSTM for Sequence Modelling</i>, arXiv:1609.07959 (2016), equations
/// 16 to 21:
/// <code>
/// m = (F x) ⊙ (G h₋)
/// i = σ(Wᵢ x + Uᵢ m + bᵢ)    f = σ(W_f x + U_f m + b_f)    o = σ(Wₒ x + Uₒ m + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c m + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="inputFactor">F, [Hidden, Input].</param>
/// <param name="stateFactor">G, [Hidden, Hidden].</param>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class MultiplicativeLstm(
    Matrix inputFactor, Matrix stateFactor,
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var m = inputFactor[x] * stateFactor[h];
        c = Sigmoid(forget[x, m]) * c + Sigmoid(input[x, m]) * Tanh(candidate[x, m]);
        h = Sigmoid(output[x, m]) * Tanh(c);
        return (h, c);
    }
}
