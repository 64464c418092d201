using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The first of three cells that a search by mutation found; its update gate reads only the input.</summary>
/// <remarks>
/// Jozefowicz, Zaremba and Sutskever, <i>An Empirical Exploration of Recurrent Network Architectures</i>, ICML (2015),
/// section 3.3, box MUT1; x, which the paper adds to vectors of the size of the state, is projected:
/// <code>
/// z = σ(W_z x + b_z)    r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)
/// h̃ = tanh(U (r ⊙ h₋) + tanh(P x) + b)
/// h = h̃ ⊙ z + h₋ ⊙ (1 − z)
/// </code>
/// </remarks>
/// <param name="update">Update gate: [Hidden, Input], [Hidden].</param>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="projection">P, [Hidden, Input].</param>
/// <param name="candidate">U [Hidden, Hidden], named <c>candidate.operand1</c>, and b [Hidden].</param>
[Cell]
public sealed partial class Mut1([Gate] Affine update, [Gate] Affine reset, Matrix projection, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Sigmoid(update[x]);
        var r = Sigmoid(reset[x, h]);
        return Tanh(candidate[r * h] + Tanh(projection[x])) * z + h * (1 - z);
    }
}
