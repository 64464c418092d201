using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// Just another network: an LSTM of nothing but a forget gate, with a head start for forgetting less.
/// </summary>
/// <remarks>
/// van der Westhuizen and Lasenby, <i>The Unreasonable Effectiveness of the Forget Gate</i>, arXiv:1804.04849 (2018),
/// equations 5 to 8:
/// <code>
/// s = W_f x + U_f h₋ + b_f
/// h = σ(s) ⊙ h₋ + (1 − σ(s − β)) ⊙ tanh(W x + U h₋ + b)
/// </code>
/// The paper draws b_f as log u, u uniform on 1 … T − 1 for sequences of T steps (chrono initialisation); here T is not
/// known, and b_f starts at 1.
/// </remarks>
/// <param name="forget">Forget gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="beta">β: how much less is written than forgotten. A hyper-parameter.</param>
[Cell]
public sealed partial class Janet([Gate(Bias = 1)] Affine forget, [Gate] Affine candidate, double beta = 1)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var s = forget[x, h];
        return Sigmoid(s) * h + (1 - Sigmoid(s - beta)) * Tanh(candidate[x, h]);
    }
}
