using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Tree LSTM for children without an order: gates read the sum of their states, each child has a forget gate.</summary>
/// <remarks>
/// Tai, Socher and Manning, <i>Improved Semantic Representations From Tree-Structured Long Short-Term Memory Networks</i>,
/// ACL (2015), arXiv:1503.00075, equations 2 to 8:
/// <code>
/// s = Σ hₖ
/// i = σ(Wᵢ x + Uᵢ s + bᵢ)    o = σ(Wₒ x + Uₒ s + bₒ)    u = tanh(W_u x + U_u s + b_u)
/// fₖ = σ(W_f x + U_f hₖ + b_f)
/// c = i ⊙ u + Σ fₖ ⊙ cₖ
/// h = o ⊙ tanh(c)
/// </code>
/// A node has up to four children here; those that it lacks have h = c = 0, which adds nothing to either sum.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate of every child, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class ChildSumTreeLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One node.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">Outputs of the children, [Hidden] each.</param>
    /// <param name="c">Cells of the children, [Hidden] each.</param>
    public (Vec h, Vec c) Step(Vec x, [Count(4), Size("Hidden")] Vec[] h, [Count(4), Size("Hidden")] Vec[] c)
    {
        var sum = h[0] + h[1] + h[2] + h[3];
        var cell = Sigmoid(input[x, sum]) * Tanh(candidate[x, sum]);
        for (var k = 0; k < h.Length; k++)
        {
            var child = h[k];
            cell += Sigmoid(forget[x, child]) * c[k];
        }

        return (Sigmoid(output[x, sum]) * Tanh(cell), cell);
    }
}
