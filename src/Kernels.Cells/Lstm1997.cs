using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The first long short-term memory: an input and an output gate, and a cell that only ever adds.</summary>
/// <remarks>
/// Hochreiter and Schmidhuber, <i>Long Short-Term Memory</i>, Neural Computation 9(8) (1997), appendix A.1,
/// equations 3 to 9, with one cell per block:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + bᵢ)         o = σ(Wₒ x + Uₒ h₋ + bₒ)
/// c = c₋ + i ⊙ g(W_c x + U_c h₋ + b_c)
/// h = o ⊙ k(c)
/// g(a) = 4 σ(a) − 2                k(a) = 2 σ(a) − 1
/// </code>
/// Output gates start closed (bias −1): section 4, on cells that the net abuses as biases before it needs them.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class Lstm1997([Gate] Affine input, [Gate(Bias = -1)] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h]);
        var o = Sigmoid(output[x, h]);
        c += i * (2 * Centered(candidate[x, h]));
        h = o * Centered(c);
        return (h, c);
    }

    /// <summary>Equation 4: the logistic function with range (−1, 1).</summary>
    private static Vec Centered(Vec a) => 2 * Sigmoid(a) - 1;
}
