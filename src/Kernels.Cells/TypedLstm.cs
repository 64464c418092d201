using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A strongly typed LSTM: gates read two inputs in place of input and state.</summary>
/// <remarks>
/// Balduzzi and Ghifary, <i>Strongly-Typed Recurrent Neural Networks</i>, ICML (2016), section 3; x₋ is the input of
/// the step before:
/// <code>
/// z = W x + V x₋ + b    f = σ(W_f x + V_f x₋ + b_f)    o = tanh(Wₒ x + Vₒ x₋ + bₒ)
/// c = f ⊙ c₋ + (1 − f) ⊙ z
/// h = c ⊙ o
/// </code>
/// </remarks>
/// <param name="candidate">W [Hidden, Input], V [Hidden, Input], b [Hidden].</param>
/// <param name="forget">f, of the same shapes.</param>
/// <param name="output">o, of the same shapes.</param>
[Cell]
public sealed partial class TypedLstm(Affine candidate, [Gate] Affine forget, [Gate] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="before">The input of the step before, [Input].</param>
    /// <param name="c">State, [Hidden]; the output is h.</param>
    public (Vec h, Vec c) Step(Vec x, [Delay(nameof(x), 1)] Vec before, Vec c)
    {
        var f = Sigmoid(forget[x, before]);
        c = f * c + (1 - f) * candidate[x, before];
        return (c * Tanh(output[x, before]), c);
    }
}
