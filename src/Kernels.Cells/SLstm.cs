using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory with exponential gates, a normaliser and a stabiliser.</summary>
/// <remarks>
/// Beck et al., <i>xLSTM: Extended Long Short-Term Memory</i>, arXiv:2405.04517 (2024), equations 8 to 17, with one
/// head; ĩ, f̃, z̃, õ are affine in x and h₋:
/// <code>
/// m = max(log σ(f̃) + m₋, ĩ)
/// i = exp(ĩ − m)    f = exp(log σ(f̃) + m₋ − m)
/// c = f ⊙ c₋ + i ⊙ tanh(z̃)
/// n = f ⊙ n₋ + i
/// h = σ(õ) ⊙ c ⊘ n
/// </code>
/// log σ(a) is −softplus(−a). Scaled by exp(−m), neither c nor n overflows, and their quotient does not change.
/// </remarks>
/// <param name="input">ĩ: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">f̃, of the same shapes.</param>
/// <param name="output">õ, of the same shapes.</param>
/// <param name="candidate">z̃, of the same shapes.</param>
[Cell]
public sealed partial class SLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    /// <param name="n">State: the normaliser, [Hidden]; not negative.</param>
    /// <param name="m">State: the stabiliser, the logarithm by which c and n are scaled, [Hidden].</param>
    public (Vec h, Vec c, Vec n, Vec m) Step(Vec x, Vec h, Vec c, Vec n, Vec m)
    {
        var o = Sigmoid(output[x, h]);
        var z = Tanh(candidate[x, h]);
        var i = input[x, h];
        var f = m - Softplus(-forget[x, h]);
        m = Max(f, i);
        i = Exp(i - m);
        f = Exp(f - m);
        c = f * c + i * z;
        n = f * n + i;
        h = o * c / n;
        return (h, c, n, m);
    }
}
