using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>One gate and one candidate that share both matrices.</summary>
/// <remarks>
/// Kusupati, Singh, Bhatia, Kumar, Jain and Varma, <i>FastGRNN: A Fast, Accurate, Stable and Tiny Kilobyte Sized Gated
/// Recurrent Neural Network</i>, NeurIPS (2018), section 3.2, without low rank and sparsity:
/// <code>
/// p = W x + U h₋
/// z = σ(p + b_z)    h̃ = tanh(p + b_h)
/// h = (σ(ζ) (1 − z) + σ(ν)) ⊙ h̃ + z ⊙ h₋
/// </code>
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="gateBias">b_z, [Hidden].</param>
/// <param name="candidateBias">b_h, [Hidden].</param>
/// <param name="zeta">ζ, a number.</param>
/// <param name="nu">ν, a number.</param>
[Cell]
public sealed partial class FastGrnn(
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Matrix input,
    [Gate(Initial = Initial.Normal, Scale = 0.1)] Matrix recurrent,
    [Gate(Bias = 1)] Vec gateBias, [Gate(Bias = 1)] Vec candidateBias,
    [Gate(Bias = 1)] Scalar zeta, [Gate(Bias = -4)] Scalar nu)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var p = input[x] + recurrent[h];
        var z = Sigmoid(p + gateBias);
        return (Sigmoid(zeta) * (1 - z) + Sigmoid(nu)) * Tanh(p + candidateBias) + z * h;
    }
}
