using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A strongly typed plain network: no product on the state, so no barrier in time.</summary>
/// <remarks>
/// Balduzzi and Ghifary, <i>Strongly-Typed Recurrent Neural Networks</i>, ICML (2016), equations 12 to 14:
/// <code>
/// f = σ(V x + b)
/// h = f ⊙ h₋ + (1 − f) ⊙ W x
/// </code>
/// </remarks>
/// <param name="candidate">W, [Hidden, Input].</param>
/// <param name="forget">V [Hidden, Input], b [Hidden].</param>
[Cell]
public sealed partial class TypedRnn(Matrix candidate, [Gate] Affine forget)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var f = Sigmoid(forget[x]);
        return f * h + (1 - f) * candidate[x];
    }
}
