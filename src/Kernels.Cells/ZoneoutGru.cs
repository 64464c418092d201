using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Gated recurrent unit whose units sometimes stay as they were.</summary>
/// <remarks>
/// Krueger et al., <i>Zoneout: Regularizing RNNs by Randomly Preserving Hidden Activations</i>, ICLR (2017),
/// arXiv:1606.01305, section 3.2, over the unit of Cho et al. 2014 (<see cref="Gru"/>): the mask d is drawn for each unit
/// and step in training, 1 with a probability of the rate; inference has the rate in its place:
/// <code>
/// r = σ(Wᵣ x + Uᵣ h₋ + bᵣ)    z = σ(W_z x + U_z h₋ + b_z)
/// ĥ = z ⊙ h₋ + (1 − z) ⊙ tanh(W x + U (r ⊙ h₋) + b)
/// h = d ⊙ h₋ + (1 − d) ⊙ ĥ
/// </code>
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
/// <param name="stateRate">Probability that a unit of the state stays.</param>
[Cell]
public sealed partial class ZoneoutGru(
    [Gate(Recurrent = Initial.Orthogonal)] Affine reset,
    [Gate(Recurrent = Initial.Orthogonal)] Affine update,
    [Gate(Recurrent = Initial.Orthogonal)] Affine candidate,
    double stateRate = 0.05)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        var z = Sigmoid(update[x, h]);
        return Zoneout(h, z * h + (1 - z) * Tanh(candidate[x, r * h]), stateRate);
    }
}
