using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The third of three cells that a search by mutation found; its update gate reads a squashed state.</summary>
/// <remarks>
/// Jozefowicz, Zaremba and Sutskever, <i>An Empirical Exploration of Recurrent Network Architectures</i>, ICML (2015),
/// section 3.3, box MUT3:
/// <code>
/// z = σ(W_z x + U_z tanh(h₋) + b_z)    r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)
/// h̃ = tanh(W x + U (r ⊙ h₋) + b)
/// h = h̃ ⊙ z + h₋ ⊙ (1 − z)
/// </code>
/// </remarks>
/// <param name="update">Update gate: [Hidden, Input], [Hidden, Hidden], [Hidden]; U_z is named
/// <c>update.operand2</c>.</param>
/// <param name="reset">Reset gate, of the same shapes.</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
[Cell]
public sealed partial class Mut3([Gate] Affine update, [Gate] Affine reset, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Sigmoid(update[x, Tanh(h)]);
        var r = Sigmoid(reset[x, h]);
        return Tanh(candidate[x, r * h]) * z + h * (1 - z);
    }
}
