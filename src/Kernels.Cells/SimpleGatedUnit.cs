using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A unit that multiplies what it reads by the state, twice.</summary>
/// <remarks>
/// Gao and Głowacka, <i>Deep Gate Recurrent Neural Network</i>, ACML (2016), equations 5 to 9; hσ is the hard sigmoid
/// of its time, 0.2 a + 0.5 held between 0 and 1:
/// <code>
/// g = tanh(V ((W x + b) ⊙ h₋))
/// o = softplus(g ⊙ h₋)
/// z = hσ(W_z x + U_z h₋ + b_z)
/// h = (1 − z) ⊙ h₋ + z ⊙ o
/// </code>
/// </remarks>
/// <param name="input">W [Hidden, Input], b [Hidden].</param>
/// <param name="gate">V, [Hidden, Hidden].</param>
/// <param name="update">Update gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
[Cell]
public sealed partial class SimpleGatedUnit(Affine input, Matrix gate, [Gate] Affine update)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var o = Softplus(Tanh(gate[input[x] * h]) * h);
        var z = HardGate(update[x, h]);
        return (1 - z) * h + z * o;
    }

    /// <summary>hσ.</summary>
    [CellFunction]
    internal static Vec HardGate(Vec a) => Clamp(0.2 * a + 0.5, 0, 1);
}
