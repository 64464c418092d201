using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// The second of three cells that a search by mutation found; its reset gate reads the input unchanged.
/// </summary>
/// <remarks>
/// Jozefowicz, Zaremba and Sutskever, <i>An Empirical Exploration of Recurrent Network Architectures</i>, ICML (2015),
/// section 3.3, box MUT2; x, which the paper adds unchanged in r, is projected to the size of the state:
/// <code>
/// z = σ(W_z x + U_z h₋ + b_z)    r = σ(P x + Uᵣ h₋ + bᵣ)
/// h̃ = tanh(W x + U (r ⊙ h₋) + b)
/// h = h̃ ⊙ z + h₋ ⊙ (1 − z)
/// </code>
/// </remarks>
/// <param name="update">Update gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="reset">P, Uᵣ and bᵣ, of the same shapes.</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
[Cell]
public sealed partial class Mut2([Gate] Affine update, [Gate] Affine reset, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Sigmoid(update[x, h]);
        var r = Sigmoid(reset[x, h]);
        return Tanh(candidate[x, r * h]) * z + h * (1 - z);
    }
}
