using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The bistable cell whose two gates read the whole state.</summary>
/// <remarks>
/// Vecoven, Ernst and Drion, <i>A Bio-Inspired Bistable Recurrent Cell Allows for Long-Lasting Memory</i>, PLOS ONE
/// (2021), equations 8 and 9, the candidate without bias as in their code:
/// <code>
/// a = 1 + tanh(Wₐ x + Uₐ h₋ + bₐ)    c = σ(W_c x + U_c h₋ + b_c)
/// h = c ⊙ h₋ + (1 − c) ⊙ tanh(W x + a ⊙ h₋)
/// </code>
/// </remarks>
/// <param name="modulation">Wₐ, Uₐ and bₐ: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">W_c, U_c and b_c, of the same shapes.</param>
/// <param name="candidate">W, [Hidden, Input].</param>
[Cell]
public sealed partial class NeuromodulatedBistableCell(
    [Gate(Initial = Initial.Glorot)] Affine modulation, [Gate(Initial = Initial.Glorot)] Affine update,
    [Gate(Initial = Initial.Glorot)] Matrix candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var a = 1 + Tanh(modulation[x, h]);
        var c = Sigmoid(update[x, h]);
        return c * h + (1 - c) * Tanh(candidate[x] + a * h);
    }
}
