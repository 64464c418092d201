using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A gated recurrent unit with weighted feedback from a state of some steps ago.</summary>
/// <remarks>
/// Erichson, Lim and Mahoney, <i>Gated Recurrent Neural Networks with Weighted Time-Delay Feedback</i>, arXiv:2212.00228
/// (2022), equations 9 to 13, with τ = 3:
/// <code>
/// u = tanh(W₁ xₜ + U₁ hₜ₋₁ + b₁)    z = tanh(W₂ xₜ + U₂ hₜ₋τ + b₂)
/// g = σ(W₃ xₜ + U₃ hₜ₋₁ + b₃)    a = σ(W₄ xₜ + U₄ hₜ₋₁ + b₄)
/// hₜ = (1 − g) ⊙ hₜ₋₁ + g ⊙ (u + a ⊙ z)
/// </code>
/// </remarks>
/// <param name="candidate">u: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="delayed">z, of the same shapes; U₂ is named <c>delayed.old</c>.</param>
/// <param name="update">g, of the same shapes.</param>
/// <param name="weight">a, of the same shapes.</param>
[Cell]
public sealed partial class TauGru(Affine candidate, Affine delayed, [Gate] Affine update, [Gate] Affine weight)
{
    /// <summary>τ: steps from a state to its second reading.</summary>
    public const int Lag = 3;

    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="old">The state of three steps ago, [Hidden].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, [Delay(nameof(h), Lag)] Vec old, Vec h)
    {
        var g = Sigmoid(update[x, h]);
        return (1 - g) * h + g * (Tanh(candidate[x, h]) + Sigmoid(weight[x, h]) * Tanh(delayed[x, old]));
    }
}
