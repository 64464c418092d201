using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A plain network whose two products multiply each other as well as add.</summary>
/// <remarks>
/// Wu, Zhang, Zhang, Bengio and Salakhutdinov, <i>On Multiplicative Integration with Recurrent Neural Networks</i>,
/// NIPS (2016), equation 4:
/// <code>
/// h = tanh(α ⊙ W x ⊙ U h₋ + β₁ ⊙ U h₋ + β₂ ⊙ W x + b)
/// </code>
/// α starts at 1, β₁ and β₂ at 0.5, as in section 3.1 for characters.
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="alpha">α, [Hidden].</param>
/// <param name="beta1">β₁, [Hidden].</param>
/// <param name="beta2">β₂, [Hidden].</param>
/// <param name="bias">b, [Hidden].</param>
[Cell]
public sealed partial class MultiplicativeIntegrationRnn(
    Matrix input, Matrix recurrent,
    [Gate(Bias = 1)] Vec alpha, [Gate(Bias = 0.5)] Vec beta1, [Gate(Bias = 0.5)] Vec beta2, [Gate(Bias = 0)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var a = input[x];
        var q = recurrent[h];
        return Tanh(alpha * a * q + beta1 * q + beta2 * a + bias);
    }
}
