using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A head of a neural Turing machine: it looks for a place of a memory by content and by position, reads it and writes to it.</summary>
/// <remarks>
/// Graves, Wayne and Danihelka, <i>Neural Turing Machines</i> (2014), arXiv:1410.5401, equations 2 to 9; the controller's output is the input x.
/// The head reads the memory before it writes:
/// <code>
/// k = tanh(W_k x + b_k)    β = softplus(·)    g = σ(·)    s = softmax(·) for shifts by −1, 0, 1    γ = 1 + softplus(·)
/// c = softmax(β cos(k, M₋[i]))    u = g c + (1 − g) w₋    ŵᵢ = Σⱼ uᵢ₋ⱼ sⱼ, counted around    w = ŵ^γ / Σ ŵ^γ
/// read = M₋ᵀ w    M = M₋ ⊙ (1 − w eᵀ) + w aᵀ    e = σ(W_e x + b_e)    a = tanh(W_a x + b_a)
/// </code>
/// w starts as places that sum to 1, not at zero.
/// </remarks>
/// <param name="key">k: [Width, Input], [Width].</param>
/// <param name="strength">β: [1, Input], [1].</param>
/// <param name="gate">g: [1, Input], [1].</param>
/// <param name="shift">s: [3, Input], [3].</param>
/// <param name="sharpness">γ: [1, Input], [1].</param>
/// <param name="erase">e: [Width, Input], [Width].</param>
/// <param name="add">a: [Width, Input], [Width].</param>
[Cell]
public sealed partial class NeuralTuringHead(
    [Size("Width")][Gate] Affine key, [Size("1")][Gate] Affine strength, [Size("1")][Gate] Affine gate, [Size("3")][Gate] Affine shift,
    [Size("1")][Gate] Affine sharpness, [Size("Width")][Gate] Affine erase, [Size("Width")][Gate] Affine add)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input: the controller's output, [Input].</param>
    /// <param name="w">State: where the head looks, [Slots], not negative, of a positive sum.</param>
    /// <param name="M">State: the memory, [Slots, Width].</param>
    public (Vec read, Vec w, Matrix M) Step(Vec x, [Size("Slots")] Vec w, [Size("Slots", "Width")] Matrix M)
    {
        var k = Tanh(key[x]);
        var cosines = M[k] / (RowNorms(M) * Norm(k) + 1e-8);
        var content = Softmax(Softplus(strength[x][0]) * cosines);
        var g = Sigmoid(gate[x][0]);
        var gated = g * content + (1 - g) * w;
        var s = Softmax(shift[x]);
        var shifted = s[0] * Rotate(gated, -1) + s[1] * gated + s[2] * Rotate(gated, 1);
        var sharp = Pow(shifted, 1 + Softplus(sharpness[x][0]));
        w = sharp / Sum(sharp);
        var read = M.Transposed[w];
        M = M - Hadamard(Outer(w, Sigmoid(erase[x])), M) + Outer(w, Tanh(add[x]));
        return (read, w, M);
    }
}
