using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Mass-conserving LSTM: what enters is shared out among the cells, moved between them, and leaves as output; nothing is lost.</summary>
/// <remarks>
/// Hoedt et al., <i>MC-LSTM: Mass-Conserving LSTM</i>, ICML (2021), arXiv:2101.05186, equations 2 to 8, gates as in the authors' code. Rows of R
/// and I sum to 1:
/// <code>
/// s = c₋ / Σ c₋    R = softmax(W_R x + U_R s + b_R)    I = softmax(Wᵢ x + Uᵢ s + bᵢ)    o = σ(W_o x + U_o s + b_o)
/// m = Rᵀ c₋ + Iᵀ mass    h = o ⊙ m    c = (1 − o) ⊙ m
/// </code>
/// The authors start matrices orthogonal, b_o at −3, and b_R as the identity, which is set after construction.
/// </remarks>
/// <param name="redistribution">R before its softmax: [Hidden · Hidden, Input], [Hidden · Hidden, Hidden], [Hidden · Hidden].</param>
/// <param name="input">I before its softmax: [Mass · Hidden, Input], [Mass · Hidden, Hidden], [Mass · Hidden].</param>
/// <param name="output">o: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
[Cell]
public sealed partial class MassConservingLstm(
    [Gate(Initial = Initial.Orthogonal)] Affine redistribution, [Gate(Initial = Initial.Orthogonal)] Affine input,
    [Gate(Bias = -3, Initial = Initial.Orthogonal)] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input: what the gates read beside the cell, [Input].</param>
    /// <param name="mass">Input: what is conserved, [Mass].</param>
    /// <param name="c">State: mass in store, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, [Size("Mass")] Vec mass, Vec c)
    {
        var total = Sum(c);
        var share = c / Select(Abs(total) > 0, total, 1);
        var R = SoftmaxRows(Reshape(redistribution[x, share], c, c));
        var I = SoftmaxRows(Reshape(input[x, share], mass, c));
        var o = Sigmoid(output[x, share]);
        var m = R.Transposed[c] + I.Transposed[mass];
        return (o * m, (1 - o) * m);
    }
}
