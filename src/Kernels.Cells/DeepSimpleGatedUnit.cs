using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// A unit that multiplies what it reads by the state, twice, with a matrix behind the second product.
/// </summary>
/// <remarks>
/// Gao and Głowacka, <i>Deep Gate Recurrent Neural Network</i>, ACML (2016), equations 10 to 14; hσ is the hard sigmoid
/// of its time, 0.2 a + 0.5 held between 0 and 1:
/// <code>
/// g = tanh(V ((W x + b) ⊙ h₋))
/// o = σ(R (g ⊙ h₋))
/// z = hσ(W_z x + U_z h₋ + b_z)
/// h = (1 − z) ⊙ h₋ + z ⊙ o
/// </code>
/// </remarks>
/// <param name="input">W [Hidden, Input], b [Hidden].</param>
/// <param name="gate">V, [Hidden, Hidden].</param>
/// <param name="output">R, [Hidden, Hidden].</param>
/// <param name="update">Update gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
[Cell]
public sealed partial class DeepSimpleGatedUnit(Affine input, Matrix gate, Matrix output, [Gate] Affine update)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var o = Sigmoid(output[Tanh(gate[input[x] * h]) * h]);
        var z = SimpleGatedUnit.HardGate(update[x, h]);
        return (1 - z) * h + z * o;
    }
}
