using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The recurrence of Mamba-2: one decay for a whole head, so that it is an attention too.</summary>
/// <remarks>
/// Dao and Gu, <i>Transformers are SSMs</i>, ICML 2024, arXiv:2405.21060, equation 1 with a scalar A and section 7, one head.
/// <code>
/// Δ = softplus(w x + b)    H = exp(−eᵃ Δ) H₋ + Δ x (W_B x)ᵀ    y = H W_C x + D ⊙ x
/// </code>
/// </remarks>
/// <param name="step">w and b: [1, Input], [1].</param>
/// <param name="write">W_B: [State, Input].</param>
/// <param name="read">W_C: [State, Input].</param>
/// <param name="logDecay">a, a number.</param>
/// <param name="skip">D, [Input].</param>
[Cell]
public sealed partial class StateSpaceDuality(
    [Size("1")][Gate] Affine step, [Size("State")] Matrix write, [Size("State")] Matrix read, Scalar logDecay,
    [Size("Input")][Gate(Bias = 1)] Vec skip)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="H">State: one row for each channel, [Input, State].</param>
    public (Vec y, Matrix H) Step(Vec x, [Size("Input", "State")] Matrix H)
    {
        var delta = Softplus(Sum(step[x]));
        H = Exp(-Exp(logDecay) * delta) * H + Outer(delta * x, write[x]);
        return (H[read[x]] + skip * x, H);
    }
}
