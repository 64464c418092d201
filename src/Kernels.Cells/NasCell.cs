using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The cell that a search over architectures found on the Penn Treebank.</summary>
/// <remarks>
/// Zoph and Le, <i>Neural Architecture Search with Reinforcement Learning</i>, arXiv:1611.01578 (2016), figure 8, in
/// the form of TensorFlow's NASCell, which fixes what the figure leaves open:
/// <code>
/// aₖ = Wₖ x    bₖ = Uₖ h₋ + dₖ    k = 0 … 7
/// o₀ = σ(a₀ + b₀)    o₁ = relu(a₁ + b₁)    o₂ = σ(a₂ + b₂)       o₃ = relu(a₃ ⊙ b₃)
/// o₄ = tanh(a₄ + b₄)    o₅ = σ(a₅ + b₅)    o₆ = tanh(a₆ + b₆)    o₇ = σ(a₇ + b₇)
/// c = tanh(tanh(o₀ ⊙ o₁) + c₋) ⊙ tanh(o₂ + o₃)
/// h = tanh(c ⊙ tanh(tanh(o₄ ⊙ o₅) + σ(o₆ + o₇)))
/// </code>
/// </remarks>
/// <param name="fromInput">W₀ … W₇, [Hidden, Input] each.</param>
/// <param name="fromState">U₀ … U₇ [Hidden, Hidden] and d₀ … d₇ [Hidden].</param>
[Cell]
public sealed partial class NasCell([Count(8)] Matrix[] fromInput, [Count(8)] Affine[] fromState)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var l1 = Tanh(Tanh(Sigmoid(Sum(0, x, h)) * Relu(Sum(1, x, h))) + c);
        var l2 = Tanh(Sigmoid(Sum(2, x, h)) + Relu(fromInput[3][x] * fromState[3][h]));
        var l3 = Tanh(Tanh(Sum(4, x, h)) * Sigmoid(Sum(5, x, h)));
        var l4 = Sigmoid(Tanh(Sum(6, x, h)) + Sigmoid(Sum(7, x, h)));
        c = l1 * l2;
        h = Tanh(c * Tanh(l3 + l4));
        return (h, c);
    }

    private Vec Sum(int k, Vec x, Vec h) => fromInput[k][x] + fromState[k][h];
}
