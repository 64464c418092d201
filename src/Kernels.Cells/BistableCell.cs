using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A cell whose units feed back on themselves alone, strongly enough to hold one of two values.</summary>
/// <remarks>
/// Vecoven, Ernst and Drion, <i>A Bio-Inspired Bistable Recurrent Cell Allows for Long-Lasting Memory</i>, PLOS ONE
/// (2021), equations 5 to 7, the candidate without bias as in their code:
/// <code>
/// a = 1 + tanh(Wₐ x + wₐ ⊙ h₋ + bₐ)    c = σ(W_c x + w_c ⊙ h₋ + b_c)
/// h = c ⊙ h₋ + (1 − c) ⊙ tanh(W x + a ⊙ h₋)
/// </code>
/// </remarks>
/// <param name="modulation">Wₐ [Hidden, Input], bₐ [Hidden].</param>
/// <param name="update">W_c and b_c, of the same shapes.</param>
/// <param name="modulationRecurrent">wₐ, [Hidden]; starts at 1.</param>
/// <param name="updateRecurrent">w_c, [Hidden]; starts at 1.</param>
/// <param name="candidate">W, [Hidden, Input].</param>
[Cell]
public sealed partial class BistableCell(
    [Gate(Initial = Initial.Glorot)] Affine modulation, [Gate(Initial = Initial.Glorot)] Affine update,
    [Gate(Bias = 1)] Vec modulationRecurrent, [Gate(Bias = 1)] Vec updateRecurrent,
    [Gate(Initial = Initial.Glorot)] Matrix candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var a = 1 + Tanh(modulation[x] + modulationRecurrent * h);
        var c = Sigmoid(update[x] + updateRecurrent * h);
        return c * h + (1 - c) * Tanh(candidate[x] + a * h);
    }
}
