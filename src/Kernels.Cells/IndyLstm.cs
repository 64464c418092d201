using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose units read no state but their own: no barrier in time.</summary>
/// <remarks>
/// Gonnet and Deselaers, <i>IndyLSTMs: Independently Recurrent LSTMs</i>, arXiv:1903.08023 (2019), equations 7 to 11:
/// <code>
/// i = σ(Wᵢ x + uᵢ ⊙ h₋ + bᵢ)    f = σ(W_f x + u_f ⊙ h₋ + b_f)    o = σ(Wₒ x + uₒ ⊙ h₋ + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + u_c ⊙ h₋ + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputRecurrent">uᵢ, [Hidden].</param>
/// <param name="forgetRecurrent">u_f, [Hidden].</param>
/// <param name="outputRecurrent">uₒ, [Hidden].</param>
/// <param name="candidateRecurrent">u_c, [Hidden].</param>
[Cell]
public sealed partial class IndyLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    Vec inputRecurrent, Vec forgetRecurrent, Vec outputRecurrent, Vec candidateRecurrent)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x] + inputRecurrent * h);
        var f = Sigmoid(forget[x] + forgetRecurrent * h);
        var o = Sigmoid(output[x] + outputRecurrent * h);
        c = f * c + i * Tanh(candidate[x] + candidateRecurrent * h);
        h = o * Tanh(c);
        return (h, c);
    }
}
