using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The mLSTM of xLSTM, one head: a matrix for a memory, exponential gates, and a number that keeps them finite.</summary>
/// <remarks>
/// Beck et al., <i>xLSTM: Extended Long Short-Term Memory</i> (2024), arXiv:2405.04517, equations 19 to 27, stabilised as in the authors' code.
/// <code>
/// m = max(log σ(f̃) + m₋, ĩ)    i = e^(ĩ − m)    f = e^(log σ(f̃) + m₋ − m)
/// C = f C₋ + i v kᵀ    n = f n₋ + i k    h = σ(õ) ⊙ C q / max(|n · q|, e⁻ᵐ)
/// q, v, ĩ, f̃, õ = W x + b    k = (W x + b) / √Hidden
/// </code>
/// </remarks>
/// <param name="query">[Hidden, Input], [Hidden].</param>
/// <param name="key">[Hidden, Input], [Hidden].</param>
/// <param name="value">[Hidden, Input], [Hidden].</param>
/// <param name="input">[1, Input], [1].</param>
/// <param name="forget">[1, Input], [1].</param>
/// <param name="output">[Hidden, Input], [Hidden].</param>
[Cell]
public sealed partial class MLstm(
    [Gate] Affine query, [Gate] Affine key, [Gate] Affine value, [Size("1")][Gate] Affine input, [Size("1")][Gate] Affine forget,
    [Gate] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="C">State: the memory, [Hidden, Hidden].</param>
    /// <param name="n">State: what normalises it, [Hidden].</param>
    /// <param name="m">State: the largest exponent so far, a number.</param>
    public (Vec h, Matrix C, Vec n, Scalar m) Step(Vec x, [Size("Hidden", "Hidden")] Matrix C, Vec n, Scalar m)
    {
        var (q, k) = (query[x], key[x] * Rsqrt(Units(n)));
        var entering = Sum(input[x]);
        var kept = m - Softplus(-Sum(forget[x]));
        var largest = Max(kept, entering);
        var (i, f) = (Exp(entering - largest), Exp(kept - largest));
        C = f * C + Outer(i * value[x], k);
        n = f * n + i * k;
        var h = Sigmoid(output[x]) * C[q] / Max(Abs(Dot(n, q)), Exp(-largest));
        return (h, C, n, (Scalar)largest);
    }
}
