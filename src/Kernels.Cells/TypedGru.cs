using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A strongly typed GRU: gates read two inputs in place of input and state.</summary>
/// <remarks>
/// Balduzzi and Ghifary, <i>Strongly-Typed Recurrent Neural Networks</i>, ICML (2016), section 3; x₋ is the input of
/// the step before:
/// <code>
/// z = W x + V x₋ + b    f = σ(W_f x + V_f x₋ + b_f)    o = tanh(Wₒ x + Vₒ x₋ + bₒ)
/// h = f ⊙ h₋ + z ⊙ o
/// </code>
/// </remarks>
/// <param name="candidate">W [Hidden, Input], V [Hidden, Input], b [Hidden].</param>
/// <param name="forget">f, of the same shapes.</param>
/// <param name="output">o, of the same shapes.</param>
[Cell]
public sealed partial class TypedGru(Affine candidate, [Gate] Affine forget, [Gate] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="before">The input of the step before, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, [Delay(nameof(x), 1)] Vec before, Vec h) =>
        Sigmoid(forget[x, before]) * h + candidate[x, before] * Tanh(output[x, before]);
}
