using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A GRU whose candidate turns the state by an orthogonal matrix before the reset gate.</summary>
/// <remarks>
/// Jing, Gulcehre, Peurifoy, Shen, Tegmark, Soljačić and Bengio, <i>Gated Orthogonal Recurrent Units: On Learning to
/// Forget</i>, arXiv:1706.02761 (2017), equations 7 to 10 (numbers from memory):
/// <code>
/// r = σ(W_r x + U_r h₋ + b_r)
/// z = σ(W_z x + U_z h₋ + b_z)
/// h = z ⊙ h₋ + (1 − z) ⊙ modReLU(W x + r ⊙ (U h₋)),  modReLU(a) = sign(a) relu(|a| + b)
/// </code>
/// U is orthogonal: the authors use products of rotations, here it is exp(A − Aᵀ), another chart of the same group. Their
/// code adds 0.001 inside the absolute value, the paper does not.
/// </remarks>
/// <param name="reset">W_r [Hidden, Input], U_r [Hidden, Hidden], b_r [Hidden].</param>
/// <param name="update">W_z, U_z and b_z, of the same shapes.</param>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="skew">A, [Hidden, Hidden].</param>
/// <param name="bias">b, [Hidden].</param>
[Cell]
public sealed partial class Goru(
    [Gate(Bias = 2)] Affine reset, Affine update, Matrix input, Matrix skew, [Gate(Bias = 0.01)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        var z = Sigmoid(update[x, h]);
        var u = MatrixExp(skew - skew.Transposed);
        var a = input[x] + r * u[h];
        return z * h + (1 - z) * (Sign(a) * Relu(Abs(a) + bias));
    }
}
