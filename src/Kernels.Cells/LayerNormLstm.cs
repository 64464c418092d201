using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Layer-normalised LSTM: what enters a gate has mean 0 and variance 1 over the units of the row.</summary>
/// <remarks>
/// Ba, Kiros and Hinton, <i>Layer Normalization</i> (2016), arXiv:1607.06450, equations 20 to 22, with statistics per gate. N(v) is v less its
/// mean, over the root of its variance plus 10⁻⁵:
/// <code>
/// aₖ = γₖ ⊙ N(Wₖ x) + δₖ ⊙ N(Uₖ h₋) + bₖ    k = f, i, o, g
/// c = σ(a_f) ⊙ c₋ + σ(aᵢ) ⊙ tanh(a_g)
/// h = σ(aₒ) ⊙ tanh(γ_c ⊙ N(c) + b_c)
/// </code>
/// Gains start at 1 and biases at 0, the forget gate's at 1. The paper normalises the four sums as one vector; per gate is what
/// TensorFlow's cell does and most papers after it.
/// </remarks>
/// <param name="fromInput">On the input, gate by gate: four of [Hidden, Input].</param>
/// <param name="fromState">On the state: four of [Hidden, Hidden].</param>
/// <param name="inputGain">γ: four of [Hidden].</param>
/// <param name="stateGain">δ: four of [Hidden].</param>
/// <param name="bias">b: four of [Hidden].</param>
/// <param name="cellGain">γ_c, [Hidden].</param>
/// <param name="cellBias">b_c, [Hidden].</param>
[Cell]
public sealed partial class LayerNormLstm(
    [Count(4)] Matrix[] fromInput, [Count(4)] Matrix[] fromState,
    [Count(4)][Gate(Bias = 1)] Vec[] inputGain, [Count(4)][Gate(Bias = 1)] Vec[] stateGain, [Count(4)][Gate(Bias = 0)] Vec[] bias,
    [Gate(Bias = 1)] Vec cellGain, [Gate(Bias = 0)] Vec cellBias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var f = Sigmoid(LayerNorm(fromInput[0][x]) * inputGain[0] + LayerNorm(fromState[0][h]) * stateGain[0] + bias[0]);
        var i = Sigmoid(LayerNorm(fromInput[1][x]) * inputGain[1] + LayerNorm(fromState[1][h]) * stateGain[1] + bias[1]);
        var o = Sigmoid(LayerNorm(fromInput[2][x]) * inputGain[2] + LayerNorm(fromState[2][h]) * stateGain[2] + bias[2]);
        var g = Tanh(LayerNorm(fromInput[3][x]) * inputGain[3] + LayerNorm(fromState[3][h]) * stateGain[3] + bias[3]);
        c = f * c + i * g;
        h = o * Tanh(LayerNorm(c) * cellGain + cellBias);
        return (h, c);
    }
}
