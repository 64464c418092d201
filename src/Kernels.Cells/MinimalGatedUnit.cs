using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A gated unit with a single gate, which both resets and updates.</summary>
/// <remarks>
/// Zhou, Wu, Zhang and Zhou, <i>Minimal Gated Unit for Recurrent Neural Networks</i>, International Journal of Automation
/// and Computing 13 (2016), the last row of its table that sets LSTM, GRU and MGU side by side:
/// <code>
/// f = σ(W_f x + U_f h₋ + b_f)
/// h̃ = tanh(W x + U (f ⊙ h₋) + b)
/// h = (1 − f) ⊙ h₋ + f ⊙ h̃
/// </code>
/// The gate starts at bias 1, as the paper advises for forget gates.
/// </remarks>
/// <param name="forget">The gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="candidate">W, U and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
[Cell]
public sealed partial class MinimalGatedUnit([Gate(Bias = 1)] Affine forget, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var f = Sigmoid(forget[x, h]);
        return (1 - f) * h + f * Tanh(candidate[x, f * h]);
    }
}
