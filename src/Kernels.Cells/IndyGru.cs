using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Gated recurrent unit whose units read no state but their own: no barrier in time.</summary>
/// <remarks>
/// Gonnet and Deselaers, <i>IndyLSTMs: Independently Recurrent LSTMs</i>, arXiv:1903.08023 (2019): the step of
/// equations 7 to 11, from matrices to vectors, on the equations of the GRU:
/// <code>
/// r = σ(Wᵣ x + uᵣ ⊙ h₋ + bᵣ)    z = σ(W_z x + u_z ⊙ h₋ + b_z)
/// h̃ = tanh(W x + u ⊙ r ⊙ h₋ + b)
/// h = z ⊙ h₋ + (1 − z) ⊙ h̃
/// </code>
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">W and b, of the same shapes.</param>
/// <param name="resetRecurrent">uᵣ, [Hidden].</param>
/// <param name="updateRecurrent">u_z, [Hidden].</param>
/// <param name="candidateRecurrent">u, [Hidden].</param>
[Cell]
public sealed partial class IndyGru(
    [Gate] Affine reset, [Gate] Affine update, [Gate] Affine candidate,
    Vec resetRecurrent, Vec updateRecurrent, Vec candidateRecurrent)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x] + resetRecurrent * h);
        var z = Sigmoid(update[x] + updateRecurrent * h);
        return z * h + (1 - z) * Tanh(candidate[x] + candidateRecurrent * r * h);
    }
}
