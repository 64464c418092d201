using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A recurrent network with a second, fast matrix that the last states have written.</summary>
/// <remarks>
/// Ba, Hinton, Mnih, Leibo and Ionescu, <i>Using Fast Weights to Attend to the Recent Past</i>, NIPS 2016, arXiv:1610.06258, equations 1 and 2 and
/// section 3.2, with one inner step. N is layer normalisation.
/// <code>
/// F = λ F₋ + η h₋ h₋ᵀ    a = W x + U h₋ + b    h = tanh(γ ⊙ N(a + F tanh(a)) + β)
/// </code>
/// </remarks>
/// <param name="hidden">W, U and b: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="gain">γ, [Hidden].</param>
/// <param name="shift">β, [Hidden].</param>
/// <param name="decay">λ, what a step keeps.</param>
/// <param name="rate">η, how strongly a state is written.</param>
[Cell]
public sealed partial class FastWeights(
    [Gate] Affine hidden, [Gate(Bias = 1)] Vec gain, [Gate(Bias = 0)] Vec shift, double decay = 0.95, double rate = 0.5)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="F">State: the fast weights, [Hidden, Hidden].</param>
    public (Vec h, Matrix F) Step(Vec x, Vec h, [Size("Hidden", "Hidden")] Matrix F)
    {
        F = decay * F + Outer(rate * h, h);
        var boundary = hidden[x, h];
        h = Tanh(LayerNorm(boundary + F[Tanh(boundary)], gain, shift));
        return (h, F);
    }
}
