using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM without its output gate.</summary>
/// <remarks>
/// Greff, Srivastava, Koutník, Steunebrink and Schmidhuber, <i>LSTM: A Search Space Odyssey</i>, IEEE TNNLS 28 (2017),
/// section II.A, in its variant NOG:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + pᵢ ⊙ c₋ + bᵢ)    f = σ(W_f x + U_f h₋ + p_f ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// h = tanh(c)
/// </code>
/// Matrices and peepholes start normal with deviation 0.1, as in its experiments.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
[Cell]
public sealed partial class LstmWithoutOutputGate(
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine input,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine forget,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine candidate,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec inputPeephole,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec forgetPeephole)
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
        h = Tanh(c);
        return (h, c);
    }
}
