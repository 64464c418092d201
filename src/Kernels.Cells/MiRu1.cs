using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A minion gated unit: the update gate of a GRU is a number per unit.</summary>
/// <remarks>
/// Zyarah and Kudithipudi, <i>Minion Gated Recurrent Unit for Continual Learning</i>, arXiv:2503.06175 (2025), first
/// variant, with λ trained:
/// <code>
/// r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)
/// h = λ ⊙ h₋ + (1 − λ) ⊙ tanh(W x + U (r ⊙ h₋) + b)
/// </code>
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
/// <param name="lambda">λ, [Hidden]; starts at 0.5.</param>
[Cell]
public sealed partial class MiRu1([Gate] Affine reset, [Gate] Affine candidate, [Gate(Bias = 0.5)] Vec lambda)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        return lambda * h + (1 - lambda) * Tanh(candidate[x, r * h]);
    }
}
