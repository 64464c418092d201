using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// A quasi-recurrent network: gates are a convolution over two inputs, the recurrence is elementwise.
/// </summary>
/// <remarks>
/// Bradbury, Merity, Xiong and Socher, <i>Quasi-Recurrent Neural Networks</i>, ICLR (2017), equations 2 and 5: width 2,
/// fo-pooling, with biases; x₋ is the input of the step before:
/// <code>
/// f = σ(W_f x + V_f x₋ + b_f)    o = σ(Wₒ x + Vₒ x₋ + bₒ)
/// c = f ⊙ c₋ + (1 − f) ⊙ tanh(W x + V x₋ + b)
/// h = o ⊙ c
/// </code>
/// </remarks>
/// <param name="candidate">W [Hidden, Input], V [Hidden, Input], b [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
[Cell]
public sealed partial class QuasiRnn(Affine candidate, [Gate] Affine forget, [Gate] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="before">The input of the step before, [Input].</param>
    /// <param name="c">State, [Hidden]; the output is h.</param>
    public (Vec h, Vec c) Step(Vec x, [Delay(nameof(x), 1)] Vec before, Vec c)
    {
        var f = Sigmoid(forget[x, before]);
        c = f * c + (1 - f) * Tanh(candidate[x, before]);
        return (Sigmoid(output[x, before]) * c, c);
    }
}
