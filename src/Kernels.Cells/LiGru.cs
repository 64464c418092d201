using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A light GRU: no reset gate, and rectified units.</summary>
/// <remarks>
/// Ravanelli, Brakel, Omologo and Bengio, <i>Light Gated Recurrent Units for Speech Recognition</i>, IEEE TETCI 2
/// (2018), equations 7 to 9, without batch normalisation:
/// <code>
/// z = σ(W_z x + U_z h₋ + b_z)
/// h = z ⊙ h₋ + (1 − z) ⊙ relu(W x + U h₋ + b)
/// </code>
/// Recurrent matrices start orthogonal.
/// </remarks>
/// <param name="update">Update gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="candidate">W, U and b, of the same shapes.</param>
[Cell]
public sealed partial class LiGru(
    [Gate(Recurrent = Initial.Orthogonal)] Affine update, [Gate(Recurrent = Initial.Orthogonal)] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Sigmoid(update[x, h]);
        return z * h + (1 - z) * Relu(candidate[x, h]);
    }
}
