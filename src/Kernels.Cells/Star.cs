using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A stackable unit: one gate, and no product on the state outside it.</summary>
/// <remarks>
/// Turkoglu, D'Aronco, Wegner and Schindler, <i>Gating Revisited: Deep Multi-layer RNNs That Can Be Trained</i>,
/// arXiv:1911.11033 (2019), equations 7 to 9:
/// <code>
/// z = tanh(W x + b)    k = σ(W_k x + U_k h₋ + b_k)
/// h = tanh((1 − k) ⊙ h₋ + k ⊙ z)
/// </code>
/// Matrices start orthogonal. The paper draws b_k as −log u, u uniform on 1 … T for sequences of T steps; here T is not
/// known, and b_k starts at −1.
/// </remarks>
/// <param name="candidate">W [Hidden, Input], b [Hidden].</param>
/// <param name="gate">k: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
[Cell]
public sealed partial class Star(
    [Gate(Initial = Initial.Orthogonal)] Affine candidate, [Gate(Initial = Initial.Orthogonal, Bias = -1)] Affine gate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var k = Sigmoid(gate[x, h]);
        return Tanh((1 - k) * h + k * Tanh(candidate[x]));
    }
}
