using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The recurrence of Mamba: a diagonal state space for each channel, whose step, input and output the input chooses.</summary>
/// <remarks>
/// Gu and Dao, <i>Mamba: Linear-Time Sequence Modeling with Selective State Spaces</i> (2023), arXiv:2312.00752, equation 2 and algorithm 2, without the
/// convolution before it and the gate behind.
/// <code>
/// Δ = softplus(W₂ W₁ x + b)    B = W_B x    C = W_C x
/// H[d, n] = exp(−Δ_d e^(A[d, n])) H₋[d, n] + Δ_d x_d B_n    y_d = Σ_n H[d, n] C_n + D_d x_d
/// </code>
/// </remarks>
/// <param name="stepRank">W₁: [Rank, Input].</param>
/// <param name="step">W₂ and b: [Input, Rank], [Input].</param>
/// <param name="write">W_B: [State, Input].</param>
/// <param name="read">W_C: [State, Input].</param>
/// <param name="logDecay">A: [Input, State]; log(n + 1) in the paper.</param>
/// <param name="skip">D, [Input].</param>
[Cell]
public sealed partial class SelectiveStateSpace(
    [Size("Rank")] Matrix stepRank, [Size("Input")][Gate] Affine step, [Size("State")] Matrix write, [Size("State")] Matrix read,
    [Size("Input")] Matrix logDecay, [Size("Input")][Gate(Bias = 1)] Vec skip)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="H">State: one row for each channel, [Input, State].</param>
    public (Vec y, Matrix H) Step(Vec x, [Size("Input", "State")] Matrix H)
    {
        var low = stepRank[x];
        var delta = Softplus(step[low]);
        H = Hadamard(Exp(-ScaleRows(Exp(logDecay), delta)), H) + Outer(delta * x, write[x]);
        return (H[read[x]] + skip * x, H);
    }
}
