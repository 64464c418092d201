using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM without its forget gate.</summary>
/// <remarks>
/// Greff, Srivastava, Koutník, Steunebrink and Schmidhuber, <i>LSTM: A Search Space Odyssey</i>, IEEE TNNLS 28 (2017),
/// section II.A, in its variant NFG:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + pᵢ ⊙ c₋ + bᵢ)
/// c = c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + pₒ ⊙ c + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// Matrices and peepholes start normal with deviation 0.1, as in its experiments.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
[Cell]
public sealed partial class LstmWithoutForgetGate(
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine input,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine output,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine candidate,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec inputPeephole,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec outputPeephole)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h] + inputPeephole * c);
        c += i * Tanh(candidate[x, h]);
        var o = Sigmoid(output[x, h] + outputPeephole * c);
        h = o * Tanh(c);
        return (h, c);
    }
}
