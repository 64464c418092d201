using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// Long short-term memory with a second view of its cell: one gate for what is shown, one for what gates read.
/// </summary>
/// <remarks>
/// Ben-Ari and Bekker, <i>Differentiable Memory Allocation Mechanism for Neural Computing</i>, NIPS workshop (2017), as
/// MC-LSTM:
/// <code>
/// f = σ(W_f x + U_f v₋ + b_f)    i = σ(Wᵢ x + Uᵢ v₋ + bᵢ)
/// o = σ(Wₒ x + Uₒ v₋ + bₒ)       m = σ(W_m x + U_m v₋ + b_m)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c v₋ + b_c)
/// h = o ⊙ tanh(c)
/// v = m ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="forget">Forget gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="input">Input gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="memory">Gate of what the next step reads, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class MemoryControllerLstm(
    [Gate(Bias = 1)] Affine forget, [Gate] Affine input, [Gate] Affine output, [Gate] Affine memory,
    [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="v">State: what gates read, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec v, Vec c) Step(Vec x, Vec v, Vec c)
    {
        var o = Sigmoid(output[x, v]);
        var m = Sigmoid(memory[x, v]);
        c = Sigmoid(forget[x, v]) * c + Sigmoid(input[x, v]) * Tanh(candidate[x, v]);
        return (o * Tanh(c), m * Tanh(c), c);
    }
}
