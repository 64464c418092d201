using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>An LSTM without its non-linear part: the state is a gated sum of projected inputs.</summary>
/// <remarks>
/// Lee, Levy and Zettlemoyer, <i>Recurrent Additive Networks</i>, arXiv:1705.07393 (2017), equation 1:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)    f = σ(W_f x + U_f h₋ + b_f)
/// c = i ⊙ W x + f ⊙ c₋
/// h = tanh(c)
/// </code>
/// </remarks>
/// <param name="content">W, [Hidden, Input].</param>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
[Cell]
public sealed partial class RecurrentAdditiveNetwork(Matrix content, [Gate] Affine input, [Gate] Affine forget)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        c = Sigmoid(input[x, h]) * content[x] + Sigmoid(forget[x, h]) * c;
        return (Tanh(c), c);
    }
}
