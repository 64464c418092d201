using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A minion gated unit: both gates of a GRU are a number per unit.</summary>
/// <remarks>
/// Zyarah and Kudithipudi, <i>Minion Gated Recurrent Unit for Continual Learning</i>, arXiv:2503.06175 (2025), second
/// variant, with θ and λ trained:
/// <code>
/// h = λ ⊙ h₋ + (1 − λ) ⊙ tanh(W x + U (θ ⊙ h₋) + b)
/// </code>
/// </remarks>
/// <param name="candidate">W, U and b: [Hidden, Input], [Hidden, Hidden], [Hidden]; U is named
/// <c>candidate.operand2</c>.</param>
/// <param name="theta">θ, [Hidden]; starts at 0.5.</param>
/// <param name="lambda">λ, [Hidden]; starts at 0.5.</param>
[Cell]
public sealed partial class MiRu2(
    [Gate] Affine candidate, [Gate(Bias = 0.5)] Vec theta, [Gate(Bias = 0.5)] Vec lambda)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) =>
        lambda * h + (1 - lambda) * Tanh(candidate[x, theta * h]);
}
