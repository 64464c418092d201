using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A light recurrent unit: one gate, and a candidate that does not read the state.</summary>
/// <remarks>
/// Ye, Zhang, Liu and Huang, <i>Light Recurrent Unit: Towards an Interpretable Recurrent Neural Network for Modeling
/// Long-Range Dependency</i>, Electronics 13(16), 3204 (2024), equations 9 to 11:
/// <code>
/// f = σ(W_f x + U_f h₋ + b_f)
/// h = (1 − f) ⊙ h₋ + f ⊙ tanh(W x)
/// </code>
/// </remarks>
/// <param name="candidate">W, [Hidden, Input].</param>
/// <param name="forget">Forget gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
[Cell]
public sealed partial class LightRu(Matrix candidate, [Gate] Affine forget)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var f = Sigmoid(forget[x, h]);
        return (1 - f) * h + f * Tanh(candidate[x]);
    }
}
