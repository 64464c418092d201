using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose input and state gate each other in turn before the step.</summary>
/// <remarks>
/// Melis, Kočiský and Blunsom, <i>Mogrifier LSTM</i>, ICLR (2020), equations 1 and 2, with the biases of the authors'
/// code; 5 rounds:
/// <code>
/// x ← 2 σ(Q₁ h + p₁) ⊙ x    h ← 2 σ(R₂ x + q₂) ⊙ h    x ← 2 σ(Q₃ h + p₃) ⊙ x    …
/// i = σ(Wᵢ x + Uᵢ h + bᵢ)    f = σ(W_f x + U_f h + b_f)    o = σ(Wₒ x + Uₒ h + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="toInput">Q [Input, Hidden] and p [Input] of the odd rounds.</param>
/// <param name="toState">R [Hidden, Input] and q [Hidden] of the even rounds.</param>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class MogrifierLstm(
    [Count(3), Size("Input")] Affine[] toInput,
    [Count(2)] Affine[] toState,
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        for (var round = 0; round < toInput.Length; round++)
        {
            x = 2 * Sigmoid(toInput[round][h]) * x;
            if (round < toState.Length)
                h = 2 * Sigmoid(toState[round][x]) * h;
        }

        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
