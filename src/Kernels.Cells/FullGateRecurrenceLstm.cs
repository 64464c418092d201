using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM whose gates also read all gates of the step before, as the first LSTM did.</summary>
/// <remarks>
/// Greff, Srivastava, Koutník, Steunebrink and Schmidhuber, <i>LSTM: A Search Space Odyssey</i>, IEEE TNNLS 28 (2017),
/// section II.A, in its variant FGR:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + Rᵢᵢ i₋ + Rᵢ_f f₋ + Rᵢₒ o₋ + pᵢ ⊙ c₋ + bᵢ)
/// f = σ(W_f x + U_f h₋ + R_fᵢ i₋ + R_ff f₋ + R_fₒ o₋ + p_f ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + Rₒᵢ i₋ + Rₒ_f f₋ + Rₒₒ o₋ + pₒ ⊙ c + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// Matrices and peepholes start normal with deviation 0.1, as in its experiments.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], four of [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
[Cell]
public sealed partial class FullGateRecurrenceLstm(
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine input,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine forget,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine output,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine candidate,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec inputPeephole,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec forgetPeephole,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec outputPeephole)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    /// <param name="i">State: the input gate, [Hidden].</param>
    /// <param name="f">State: the forget gate, [Hidden].</param>
    /// <param name="o">State: the output gate, [Hidden].</param>
    public (Vec h, Vec c, Vec i, Vec f, Vec o) Step(Vec x, Vec h, Vec c, Vec i, Vec f, Vec o)
    {
        var (iNext, fNext, oNext) = (input[x, h, i, f, o], forget[x, h, i, f, o], output[x, h, i, f, o]);
        i = Sigmoid(iNext + inputPeephole * c);
        f = Sigmoid(fNext + forgetPeephole * c);
        c = f * c + i * Tanh(candidate[x, h]);
        o = Sigmoid(oNext + outputPeephole * c);
        h = o * Tanh(c);
        return (h, c, i, f, o);
    }
}
