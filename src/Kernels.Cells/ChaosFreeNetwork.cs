using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network whose state, left without input, always fades: no chaos.</summary>
/// <remarks>
/// Laurent and von Brecht, <i>A Recurrent Neural Network Without Chaos</i>, ICLR (2017), equations 1 and 2:
/// <code>
/// θ = σ(W_θ x + U_θ h₋ + b_θ)    η = σ(W_η x + U_η h₋ + b_η)
/// h = θ ⊙ tanh(h₋) + η ⊙ tanh(W x)
/// </code>
/// Matrices start uniform on ±0.07, biases at 1 and −1, as in section 3.
/// </remarks>
/// <param name="forget">θ: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="input">η, of the same shapes.</param>
/// <param name="candidate">W, [Hidden, Input].</param>
[Cell]
public sealed partial class ChaosFreeNetwork(
    [Gate(Bias = 1, Scale = 0.07)] Affine forget, [Gate(Bias = -1, Scale = 0.07)] Affine input,
    [Gate(Scale = 0.07)] Matrix candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) =>
        Sigmoid(forget[x, h]) * Tanh(h) + Sigmoid(input[x, h]) * Tanh(candidate[x]);
}
