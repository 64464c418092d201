using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// A hierarchically gated network: a forget gate with a learned lower bound, and no product on the state.
/// </summary>
/// <remarks>
/// Qin, Yang and Zhong, <i>Hierarchically Gated Recurrent Neural Network for Sequence Modeling</i>, NeurIPS (2023),
/// equations 1 to 6, in real numbers and for one layer:
/// <code>
/// γ = σ(l)
/// f = γ + (1 − γ) ⊙ σ(W_f x + b_f)
/// h = f ⊙ h₋ + (1 − f) ⊙ silu(W x + b)
/// </code>
/// </remarks>
/// <param name="candidate">W [Hidden, Input], b [Hidden].</param>
/// <param name="forget">W_f and b_f, of the same shapes.</param>
/// <param name="lowerBound">l, [Hidden]; with several layers, γ grows from layer to layer.</param>
[Cell]
public sealed partial class Hgrn(Affine candidate, [Gate] Affine forget, Vec lowerBound)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var floor = Sigmoid(lowerBound);
        var f = floor + (1 - floor) * Sigmoid(forget[x]);
        return f * h + (1 - f) * Silu(candidate[x]);
    }
}
