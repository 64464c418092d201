using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>LSTM on a grid of two dimensions: a memory and an output arrive along each axis and leave along it.</summary>
/// <remarks>
/// Kalchbrenner, Danihelka and Graves, <i>Grid Long Short-Term Memory</i> (2015), arXiv:1507.01526, equations 1 to 4, for
/// each axis d:
/// <code>
/// H = [h₁₋; h₂₋]
/// i = σ(Wᵢ H + bᵢ)    f = σ(W_f H + b_f)    o = σ(Wₒ H + bₒ)    g = tanh(W_g H + b_g)
/// m = f ⊙ m₋ + i ⊙ g
/// h = tanh(o ⊙ m)
/// </code>
/// Inputs enter at the edges of the grid, as outputs and memories of cells that are not there.
/// </remarks>
/// <param name="input">Input gates of the axes: [Hidden, Hidden] on h₁ and on h₂, [Hidden].</param>
/// <param name="forget">Forget gates of the axes, of the same shapes.</param>
/// <param name="output">Output gates of the axes, of the same shapes.</param>
/// <param name="candidate">What is written to the memories, of the same shapes.</param>
[Cell]
public sealed partial class GridLstm(
    [Count(2), Gate] Affine[] input, [Count(2), Gate(Bias = 1)] Affine[] forget, [Count(2), Gate] Affine[] output,
    [Count(2), Gate] Affine[] candidate)
{
    /// <summary>One place of the grid.</summary>
    /// <param name="h1">Output along the first axis, [Hidden].</param>
    /// <param name="m1">Memory along the first axis, [Hidden].</param>
    /// <param name="h2">Output along the second axis, [Hidden].</param>
    /// <param name="m2">Memory along the second axis, [Hidden].</param>
    public (Vec h1, Vec m1, Vec h2, Vec m2) Step(Vec h1, Vec m1, Vec h2, Vec m2)
    {
        m1 = Sigmoid(forget[0][h1, h2]) * m1 + Sigmoid(input[0][h1, h2]) * Tanh(candidate[0][h1, h2]);
        m2 = Sigmoid(forget[1][h1, h2]) * m2 + Sigmoid(input[1][h1, h2]) * Tanh(candidate[1][h1, h2]);
        return (Tanh(Sigmoid(output[0][h1, h2]) * m1), m1, Tanh(Sigmoid(output[1][h1, h2]) * m2), m2);
    }
}
