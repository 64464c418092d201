using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory with a forget gate: the form that everyone means today.</summary>
/// <remarks>
/// Gers, Schmidhuber and Cummins, <i>Learning to Forget: Continual Prediction with LSTM</i>, Neural Computation 12(10)
/// (2000), section 3, with tanh for both squashing functions as in all later work:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)    f = σ(W_f x + U_f h₋ + b_f)    o = σ(Wₒ x + Uₒ h₋ + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// The forget gate starts open (the paper's positive bias; 1 is the value of Jozefowicz et al. 2015, section 3.2).
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class Lstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
