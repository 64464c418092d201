using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Relational memory core: slots of a memory that attend to each other and to the input, each behind gates of its own.</summary>
/// <remarks>
/// Santoro et al., <i>Relational recurrent neural networks</i>, NeurIPS (2018), arXiv:1806.01822, equations 1 to 8, for one head and one block.
/// Every row passes through the same matrices:
/// <code>
/// x̃ = W x    N = [M₋; x̃]    A = softmax(M₋ W_qᵀ (N W_kᵀ)ᵀ / √Width) N W_vᵀ
/// M̃ = M₋ + A    M̂ = M̃ + V relu(U M̃ + b_U) + b_V
/// i = σ(Wᵢ x̃ + Uᵢ tanh(M₋) + bᵢ)    f likewise    M = f ⊙ M₋ + i ⊙ tanh(M̂)
/// </code>
/// The forget gate starts at bias 1, as in the authors' code, which normalises M̃ and M̂ besides.
/// </remarks>
/// <param name="input">W, [Width, Input].</param>
/// <param name="query">W_q, [Width, Width].</param>
/// <param name="key">W_k, [Width, Width].</param>
/// <param name="value">W_v, [Width, Width].</param>
/// <param name="mlp">U and V with their biases: [Width, Width], [Width] each.</param>
/// <param name="inputGate">i: [Width, Width], [Width, Width], [Width].</param>
/// <param name="forgetGate">f, of the same shapes.</param>
[Cell]
public sealed partial class RelationalMemoryCore(
    [Size("Width")] Matrix input, [Size("Width")] Matrix query, [Size("Width")] Matrix key, [Size("Width")] Matrix value,
    [Size("Width"), Count(2)] Affine[] mlp, [Size("Width")][Gate] Affine inputGate, [Size("Width")][Gate(Bias = 1)] Affine forgetGate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="M">State and output: one slot a row, [Slots, Width].</param>
    public Matrix Step(Vec x, [Size("Slots", "Width")] Matrix M)
    {
        var token = input[x];
        var all = Concat(M, Reshape(token, 1));
        var shares = SoftmaxRows(Rsqrt(Units(token)) * Product(query[M], key[all].Transposed));
        var attended = M + Product(shares, value[all]);
        var next = attended + mlp[1][Relu(mlp[0][attended])];
        var seen = Tanh(M);
        return Hadamard(Sigmoid(forgetGate[token, seen]), M) + Hadamard(Sigmoid(inputGate[token, seen]), Tanh(next));
    }
}
