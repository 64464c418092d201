using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory that forgets exactly as much as it writes.</summary>
/// <remarks>
/// Greff et al., <i>LSTM: A Search Space Odyssey</i>, IEEE Transactions on Neural Networks and Learning Systems 28 (2017),
/// section III, variant CIFG, without peepholes:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)    o = σ(Wₒ x + Uₒ h₋ + bₒ)
/// c = (1 − i) ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// A bias of −1 on the input gate is the open forget gate of <see cref="Lstm"/>, since f = 1 − i.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class CoupledLstm([Gate(Bias = -1)] Affine input, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h]);
        c = (1 - i) * c + i * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
