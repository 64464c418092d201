using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Gated recurrent unit, with the reset gate applied to the state before its product.</summary>
/// <remarks>
/// Cho et al., <i>Learning Phrase Representations using RNN Encoder–Decoder</i>, EMNLP (2014), equations 5 to 8,
/// with biases:
/// <code>
/// r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)    z = σ(W_z x + U_z h₋ + b_z)
/// h̃ = tanh(W x + U (r ⊙ h₋) + b)
/// h = z ⊙ h₋ + (1 − z) ⊙ h̃
/// </code>
/// Recurrent matrices start orthogonal, as in the paper's appendix.
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
[Cell]
public sealed partial class Gru(
    [Gate(Recurrent = Initial.Orthogonal)] Affine reset,
    [Gate(Recurrent = Initial.Orthogonal)] Affine update,
    [Gate(Recurrent = Initial.Orthogonal)] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        var z = Sigmoid(update[x, h]);
        return z * h + (1 - z) * Tanh(candidate[x, r * h]);
    }
}
