using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A plain network with a residual connection of two trained numbers.</summary>
/// <remarks>
/// Kusupati, Singh, Bhatia, Kumar, Jain and Varma, <i>FastGRNN: A Fast, Accurate, Stable and Tiny Kilobyte Sized Gated
/// Recurrent Neural Network</i>, NeurIPS (2018), equations 1 and 2, with the logistic of both numbers as in its code:
/// <code>
/// h̃ = tanh(W x + U h₋ + b)
/// h = σ(α) h̃ + σ(β) h₋
/// </code>
/// Matrices start normal with deviation 0.1, b at 1, α at −3 and β at 3: the state first keeps what it has.
/// </remarks>
/// <param name="candidate">W, U and b: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="alpha">α, a number.</param>
/// <param name="beta">β, a number.</param>
[Cell]
public sealed partial class FastRnn(
    [Gate(Initial = Initial.Normal, Scale = 0.1, Bias = 1)] Affine candidate,
    [Gate(Bias = -3)] Scalar alpha, [Gate(Bias = 3)] Scalar beta)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) =>
        Sigmoid(alpha) * Tanh(candidate[x, h]) + Sigmoid(beta) * h;
}
