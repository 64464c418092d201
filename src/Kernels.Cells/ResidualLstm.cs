using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM whose output adds a projection of the cell to a shortcut from the input.</summary>
/// <remarks>
/// Kim, El-Khamy and Lee, <i>Residual LSTM: Design of a Deep Recurrent Architecture for Distant Speech Recognition</i>,
/// Interspeech (2017), equations 7 to 12:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + pᵢ ⊙ c₋ + bᵢ)    f = σ(W_f x + U_f h₋ + p_f ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + pₒ ⊙ c + bₒ)
/// h = o ⊙ (P tanh(c) + S x)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
/// <param name="projection">P, [Hidden, Hidden].</param>
/// <param name="shortcut">S, [Hidden, Input].</param>
[Cell]
public sealed partial class ResidualLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    Vec inputPeephole, Vec forgetPeephole, Vec outputPeephole,
    Matrix projection, Matrix shortcut)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h] + inputPeephole * c);
        var f = Sigmoid(forget[x, h] + forgetPeephole * c);
        c = f * c + i * Tanh(candidate[x, h]);
        var o = Sigmoid(output[x, h] + outputPeephole * c);
        h = o * (projection[Tanh(c)] + shortcut[x]);
        return (h, c);
    }
}
