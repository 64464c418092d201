using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// The real-gated linear recurrent unit of Griffin: gates read only the input, so time needs no barrier.
/// </summary>
/// <remarks>
/// De et al., <i>Griffin: Mixing Gated Linear Recurrences with Local Attention for Efficient Language Models</i>,
/// arXiv:2402.19427 (2024), equations 1 to 4, as one block:
/// <code>
/// r = σ(Wᵣ x + bᵣ)    i = σ(Wᵢ x + bᵢ)
/// a = exp(−8 softplus(Λ) ⊙ r)
/// h = a ⊙ h₋ + √(1 − a²) ⊙ (i ⊙ x)
/// </code>
/// The paper draws Λ such that a, where r is 1, is uniform on 0.9 … 0.999; here Λ starts at −5, which makes it 0.95.
/// </remarks>
/// <param name="recurrence">Wᵣ [Input, Input], bᵣ [Input].</param>
/// <param name="input">Wᵢ and bᵢ, of the same shapes.</param>
/// <param name="decay">Λ, [Input].</param>
[Cell]
public sealed partial class RgLru(
    [Size("Input")] Affine recurrence, [Size("Input")] Affine input, [Size("Input"), Gate(Bias = -5)] Vec decay)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Input].</param>
    public Vec Step(Vec x, [Size("Input")] Vec h)
    {
        var a = Exp(-8 * Softplus(decay) * Sigmoid(recurrence[x]));
        return a * h + Sqrt(1 - Square(a)) * (Sigmoid(input[x]) * x);
    }
}
