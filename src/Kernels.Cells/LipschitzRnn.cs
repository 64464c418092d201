using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A linear part and a bounded one, each of a matrix that mixes a symmetric and an antisymmetric half.</summary>
/// <remarks>
/// Erichson, Azencot, Queiruga, Hodgkinson and Mahoney, <i>Lipschitz Recurrent Neural Networks</i>, ICLR 2021,
/// arXiv:2006.12070, equations 3 to 5, by a step of Euler's method:
/// <code>
/// S(M) = (1 − β)(M + Mᵀ) + β(M − Mᵀ) − γ I
/// h = h₋ + ε (S(A) h₋ + tanh(S(W) h₋ + U x + b))
/// </code>
/// The authors' code multiplies from the right; transposing both matrices makes it the same map.
/// </remarks>
/// <param name="input">U [Hidden, Input], b [Hidden].</param>
/// <param name="linear">The matrix of A, [Hidden, Hidden].</param>
/// <param name="recurrent">The matrix of W, [Hidden, Hidden].</param>
/// <param name="epsilon">ε, the step.</param>
/// <param name="beta">β, the share of the antisymmetric half.</param>
/// <param name="gamma">γ, the damping.</param>
[Cell]
public sealed partial class LipschitzRnn(
    Affine input, [Gate(Initial = Initial.Normal)] Matrix linear, [Gate(Initial = Initial.Normal)] Matrix recurrent,
    double epsilon = 0.01, double beta = 0.8, double gamma = 0.01)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var a = Shaped(linear);
        var w = Shaped(recurrent);
        return h + epsilon * (a[h] + Tanh(w[h] + input[x]));
    }

    private Matrix Shaped(Matrix m) =>
        (1 - beta) * (m + m.Transposed) + beta * (m - m.Transposed) - gamma * Identity(m);
}
