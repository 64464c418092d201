using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A simple gated network: gate and candidate share the product on the input.</summary>
/// <remarks>
/// Zu and Wei, <i>A Simple Gated Recurrent Network for Detection of Power Quality Disturbances</i>, IET Generation,
/// Transmission &amp; Distribution 15(4) (2021):
/// <code>
/// p = W x
/// f = σ(p + U h₋ + b)
/// h = tanh((1 − f) ⊙ p + f ⊙ h₋)
/// </code>
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="forget">U [Hidden, Hidden], b [Hidden].</param>
[Cell]
public sealed partial class Sgrn(Matrix input, [Gate] Affine forget)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var p = input[x];
        var f = Sigmoid(p + forget[h]);
        return Tanh((1 - f) * p + f * h);
    }
}
