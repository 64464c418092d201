using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Retention: linear attention that forgets at a fixed rate, one head.</summary>
/// <remarks>
/// Sun et al., <i>Retentive Network: A Successor to Transformer for Large Language Models</i> (2023), arXiv:2307.08621, equation 6.
/// <code>
/// S = γ S₋ + k vᵀ    y = Sᵀ q    q, k, v = W x
/// </code>
/// Rotation of queries and keys, and the norm over heads, stand around the recurrence and are left out.
/// </remarks>
/// <param name="query">On the input: [Key, Input].</param>
/// <param name="key">On the input: [Key, Input].</param>
/// <param name="value">On the input: [Hidden, Input].</param>
/// <param name="gamma">γ, what a step keeps; 1 − 2⁻⁵ for the paper's first head.</param>
[Cell]
public sealed partial class RetentiveNetwork(
    [Size("Key")] Matrix query, [Size("Key")] Matrix key, [Size("Hidden")] Matrix value, double gamma = 0.96875)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="S">State: what keys have been given as values, [Key, Hidden].</param>
    public (Vec y, Matrix S) Step(Vec x, [Size("Key", "Hidden")] Matrix S)
    {
        S = gamma * S + Outer(key[x], value[x]);
        return (S.Transposed[query[x]], S);
    }
}
