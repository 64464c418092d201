using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>An update-gate network: a plain network behind one gate.</summary>
/// <remarks>
/// Collins, Sohl-Dickstein and Sussillo, <i>Capacity and Trainability in Recurrent Neural Networks</i>, ICLR (2017),
/// section 2.1, UGRNN:
/// <code>
/// g = σ(W_g x + U_g h₋ + b_g)
/// h = g ⊙ h₋ + (1 − g) ⊙ tanh(W x + U h₋ + b)
/// </code>
/// The gate starts open towards the old state (bias 1).
/// </remarks>
/// <param name="candidate">W, U and b: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="gate">Update gate, of the same shapes.</param>
[Cell]
public sealed partial class Ugrnn([Gate] Affine candidate, [Gate(Bias = 1)] Affine gate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var g = Sigmoid(gate[x, h]);
        return g * h + (1 - g) * Tanh(candidate[x, h]);
    }
}
