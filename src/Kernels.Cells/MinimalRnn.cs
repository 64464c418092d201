using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>One gate between the old state and a code of the input.</summary>
/// <remarks>
/// Chen, <i>MinimalRNN: Toward More Interpretable and Trainable Recurrent Neural Networks</i>, arXiv:1711.06788 (2017),
/// equations 4 to 6, with a one-layer code:
/// <code>
/// z = tanh(W x + b)
/// u = σ(U h₋ + V z + d)
/// h = u ⊙ h₋ + (1 − u) ⊙ z
/// </code>
/// </remarks>
/// <param name="latent">W [Hidden, Input], b [Hidden].</param>
/// <param name="update">U [Hidden, Hidden], V [Hidden, Hidden], d [Hidden].</param>
[Cell]
public sealed partial class MinimalRnn(Affine latent, [Gate] Affine update)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Tanh(latent[x]);
        var u = Sigmoid(update[h, z]);
        return u * h + (1 - u) * z;
    }
}
