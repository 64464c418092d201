using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>An antisymmetric network with an input gate that shares its recurrent matrix.</summary>
/// <remarks>
/// Chang, Chen, Haber and Chi, <i>AntisymmetricRNN: A Dynamical System View on Recurrent Neural Networks</i>, ICLR 2019,
/// arXiv:1902.09689, equations 11 and 12 (numbers from memory):
/// <code>
/// q = (U − Uᵀ − γ I) h₋
/// z = σ(q + V_z x + b_z)
/// h = h₋ + ε z ⊙ tanh(q + V x + b)
/// </code>
/// U starts normal with variance 1/H.
/// </remarks>
/// <param name="input">V [Hidden, Input], b [Hidden].</param>
/// <param name="gate">V_z and b_z, of the same shapes.</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="epsilon">ε, the step.</param>
/// <param name="gamma">γ, the diffusion that keeps the step stable.</param>
[Cell]
public sealed partial class GatedAntisymmetricRnn(
    Affine input, Affine gate, [Gate(Initial = Initial.Normal)] Matrix recurrent,
    double epsilon = 0.01, double gamma = 0.01)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var turn = recurrent - recurrent.Transposed - gamma * Identity(recurrent);
        var q = turn[h];
        var z = Sigmoid(q + gate[x]);
        return h + epsilon * z * Tanh(q + input[x]);
    }
}
