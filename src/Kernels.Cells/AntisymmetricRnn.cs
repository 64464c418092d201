using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A step of a differential equation whose recurrent matrix has imaginary eigenvalues: it neither grows nor fades.</summary>
/// <remarks>
/// Chang, Chen, Haber and Chi, <i>AntisymmetricRNN: A Dynamical System View on Recurrent Neural Networks</i>, ICLR 2019,
/// arXiv:1902.09689, equation 10 (number from memory):
/// <code>
/// h = h₋ + ε tanh((U − Uᵀ − γ I) h₋ + V x + b)
/// </code>
/// U starts normal with variance 1/H; the paper searches ε and γ between 0.001 and 1.
/// </remarks>
/// <param name="input">V [Hidden, Input], b [Hidden].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="epsilon">ε, the step.</param>
/// <param name="gamma">γ, the diffusion that keeps the step stable.</param>
[Cell]
public sealed partial class AntisymmetricRnn(
    Affine input, [Gate(Initial = Initial.Normal)] Matrix recurrent, double epsilon = 0.01, double gamma = 0.01)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var turn = recurrent - recurrent.Transposed - gamma * Identity(recurrent);
        return h + epsilon * Tanh(turn[h] + input[x]);
    }
}
