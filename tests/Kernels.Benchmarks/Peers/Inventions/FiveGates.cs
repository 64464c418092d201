using static Kernels.Functions;

namespace Kernels.Benchmarks.Peers.Inventions;

/// <summary>A cell that nobody has a kernel for: an LSTM whose output is blended with what it was.</summary>
/// <remarks>
/// Invented for this comparison:
/// <code>
/// i, f, o, b = σ(W x + U h₋ + bias), four gates
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// h = b ⊙ o ⊙ tanh(c) + (1 − b) ⊙ h₋
/// </code>
/// </remarks>
[Cell]
public sealed partial class FiveGates(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine blend,
    [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        var b = Sigmoid(blend[x, h]);
        h = b * (Sigmoid(output[x, h]) * Tanh(c)) + (1 - b) * h;
        return (h, c);
    }
}
