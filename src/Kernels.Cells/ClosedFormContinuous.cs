using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Closed-form continuous-time unit (CfC): a gate of the time elapsed mixes two heads, and no solver is run.</summary>
/// <remarks>
/// Hasani et al., <i>Closed-form Continuous-time Neural Networks</i>, Nature Machine Intelligence (2022), arXiv:2106.13898,
/// equation 10, with the signs and the backbone of the authors' code; t is the time elapsed:
/// <code>
/// q = 1.7159 tanh(0.666 (W_q x + U_q h₋ + b_q))
/// s = σ((W_a q + b_a) t + W_b q + b_b)
/// h = (1 − s) ⊙ tanh(W_f q + b_f) + s ⊙ tanh(W_g q + b_g)
/// </code>
/// </remarks>
/// <param name="backbone">What all heads read: [Backbone, Input], [Backbone, Hidden], [Backbone].</param>
/// <param name="first">The first head: [Hidden, Backbone], [Hidden].</param>
/// <param name="second">The second head, of the same shapes.</param>
/// <param name="rate">How fast the gate opens, of the same shapes.</param>
/// <param name="offset">Where it starts, of the same shapes.</param>
[Cell]
public sealed partial class ClosedFormContinuous(
    [Gate, Size("Backbone")] Affine backbone, [Gate] Affine first, [Gate] Affine second, [Gate] Affine rate,
    [Gate] Affine offset)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="elapsed">Input: the time since the last step, a number.</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Scalar elapsed, Vec h)
    {
        var features = 1.7159 * Tanh(0.666 * backbone[x, h]);
        var s = Sigmoid(rate[features] * elapsed + offset[features]);
        return (1 - s) * Tanh(first[features]) + s * Tanh(second[features]);
    }
}
