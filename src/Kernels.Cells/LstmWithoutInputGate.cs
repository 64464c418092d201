using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM without its input gate.</summary>
/// <remarks>
/// Greff, Srivastava, Koutník, Steunebrink and Schmidhuber, <i>LSTM: A Search Space Odyssey</i>, IEEE TNNLS 28 (2017),
/// section II.A, in its variant NIG:
/// <code>
/// f = σ(W_f x + U_f h₋ + p_f ⊙ c₋ + b_f)
/// c = f ⊙ c₋ + tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + pₒ ⊙ c + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// Matrices and peepholes start normal with deviation 0.1, as in its experiments.
/// </remarks>
/// <param name="forget">Forget gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
[Cell]
public sealed partial class LstmWithoutInputGate(
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine forget,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine output,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Affine candidate,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec forgetPeephole,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Vec outputPeephole)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var f = Sigmoid(forget[x, h] + forgetPeephole * c);
        c = f * c + Tanh(candidate[x, h]);
        var o = Sigmoid(output[x, h] + outputPeephole * c);
        h = o * Tanh(c);
        return (h, c);
    }
}
