using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory with a large cell and a small output: gates read a projection of the hidden layer.</summary>
/// <remarks>
/// Sak, Senior and Beaufays, <i>Long Short-Term Memory Recurrent Neural Network Architectures for Large Scale Acoustic
/// Modeling</i>, Interspeech (2014), equations 7 to 12, without its peepholes and without the second, non-recurrent
/// projection:
/// <code>
/// i = σ(Wᵢ x + Uᵢ r₋ + bᵢ)    f = σ(W_f x + U_f r₋ + b_f)    o = σ(Wₒ x + Uₒ r₋ + bₒ)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c r₋ + b_c)
/// r = W_r (o ⊙ tanh(c))
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Projection], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="projection">W_r, [Projection, Hidden].</param>
[Cell]
public sealed partial class ProjectedLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    [Size("Projection")] Matrix projection)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="r">State and output, [Projection].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec r, Vec c) Step(Vec x, [Size("Projection")] Vec r, Vec c)
    {
        var i = Sigmoid(input[x, r]);
        var f = Sigmoid(forget[x, r]);
        var o = Sigmoid(output[x, r]);
        c = f * c + i * Tanh(candidate[x, r]);
        r = projection * (o * Tanh(c));
        return (r, c);
    }
}
