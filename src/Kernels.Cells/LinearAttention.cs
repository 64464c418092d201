using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Attention with a positive feature map in the place of the exponential: a transformer that is an RNN.</summary>
/// <remarks>
/// Katharopoulos, Vyas, Pappas and Fleuret, <i>Transformers are RNNs</i>, ICML 2020, arXiv:2006.16236, equations 16 to 20, ψ(a) = elu(a) + 1.
/// <code>
/// S = S₋ + ψ(k) vᵀ    z = z₋ + ψ(k)    y = Sᵀ ψ(q) / (ψ(q) · z)    q, k, v = W x
/// </code>
/// </remarks>
/// <param name="query">On the input: [Key, Input].</param>
/// <param name="key">On the input: [Key, Input].</param>
/// <param name="value">On the input: [Hidden, Input].</param>
[Cell]
public sealed partial class LinearAttention(
    [Size("Key")] Matrix query, [Size("Key")] Matrix key, [Size("Hidden")] Matrix value)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="S">State: what keys have been given as values, [Key, Hidden].</param>
    /// <param name="z">State: the sum of all keys, [Key].</param>
    public (Vec y, Matrix S, Vec z) Step(Vec x, [Size("Key", "Hidden")] Matrix S, [Size("Key")] Vec z)
    {
        var q = Elu(query[x], 1) + 1;
        var k = Elu(key[x], 1) + 1;
        S = S + Outer(k, value[x]);
        z = z + k;
        return (S.Transposed[q] / Dot(q, z), S, z);
    }
}
