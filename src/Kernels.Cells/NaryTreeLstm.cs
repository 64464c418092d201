using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Tree LSTM for a left and a right child: every gate reads both, each child has a forget gate of its own.</summary>
/// <remarks>
/// Tai, Socher and Manning, <i>Improved Semantic Representations From Tree-Structured Long Short-Term Memory Networks</i>,
/// ACL (2015), arXiv:1503.00075, equations 9 to 14 for two children:
/// <code>
/// i = σ(Wᵢ x + Uᵢ₁ h₁ + Uᵢ₂ h₂ + bᵢ)    o, u likewise, u with tanh
/// fₖ = σ(W_f x + U_fₖ₁ h₁ + U_fₖ₂ h₂ + b_f)
/// c = i ⊙ u + f₁ ⊙ c₁ + f₂ ⊙ c₂
/// h = o ⊙ tanh(c)
/// </code>
/// The paper's forget gates share W_f and b_f; here each has its own.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden] for the left and the right child, [Hidden].</param>
/// <param name="forget">Forget gates of the left and the right child, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class NaryTreeLstm(
    [Gate] Affine input, [Count(2), Gate(Bias = 1)] Affine[] forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One node.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">Outputs of the children, [Hidden] each.</param>
    /// <param name="c">Cells of the children, [Hidden] each.</param>
    public (Vec h, Vec c) Step(Vec x, [Count(2), Size("Hidden")] Vec[] h, [Count(2), Size("Hidden")] Vec[] c)
    {
        var (left, right) = (h[0], h[1]);
        var i = Sigmoid(input[x, left, right]);
        var o = Sigmoid(output[x, left, right]);
        var cell = i * Tanh(candidate[x, left, right]);
        for (var k = 0; k < c.Length; k++)
            cell += Sigmoid(forget[k][x, left, right]) * c[k];
        return (o * Tanh(cell), cell);
    }
}
