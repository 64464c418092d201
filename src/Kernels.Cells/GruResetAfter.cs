using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Gated recurrent unit, with the reset gate applied after the product on the state: one barrier instead of two.</summary>
/// <remarks>
/// The form of cuDNN (CUDNN_GRU in its reference) and of PyTorch's <c>torch.nn.GRU</c>, whose letters are r, z, n; a
/// rearrangement of Cho et al. (2014), equations 5 to 8:
/// <code>
/// r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)    z = σ(W_z x + U_z h₋ + b_z)
/// n = tanh(W x + b + r ⊙ (U h₋ + d))
/// h = (1 − z) ⊙ n + z ⊙ h₋
/// </code>
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">W [Hidden, Input] and b [Hidden].</param>
/// <param name="recurrent">U [Hidden, Hidden] and d [Hidden].</param>
[Cell]
public sealed partial class GruResetAfter(
    [Gate(Recurrent = Initial.Orthogonal)] Affine reset,
    [Gate(Recurrent = Initial.Orthogonal)] Affine update,
    [Gate] Affine candidate,
    [Gate(Recurrent = Initial.Orthogonal)] Affine recurrent)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        var z = Sigmoid(update[x, h]);
        var n = Tanh(candidate[x] + r * recurrent[h]);
        return (1 - z) * n + z * h;
    }
}
