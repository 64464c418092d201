using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory with a gate of time: each unit opens for a part of its own period.</summary>
/// <remarks>
/// Neil, Pfeiffer and Liu, <i>Phased LSTM: Accelerating Recurrent Network Training for Long or Event-based Sequences</i>,
/// NIPS (2016), arXiv:1610.09513, equations 1 to 11; t is the time of the sample, α the leak:
/// <code>
/// φ = ((t − s) mod τ) / τ    k = 2φ/r where φ ≤ r/2, else 2 − 2φ/r where φ ≤ r, else αφ
/// i = σ(Wᵢ x + Uᵢ h₋ + pᵢ ⊙ c₋ + bᵢ)    f = σ(W_f x + U_f h₋ + p_f ⊙ c₋ + b_f)
/// ĉ = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)    o = σ(Wₒ x + Uₒ h₋ + pₒ ⊙ ĉ + bₒ)
/// c = k ⊙ ĉ + (1 − k) ⊙ c₋    h = k ⊙ o ⊙ tanh(ĉ) + (1 − k) ⊙ h₋
/// </code>
/// Periods and shares are taken without their sign. The paper draws log τ uniformly in a range of the task's; here all
/// units start with one period and differ in their shifts.
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
/// <param name="period">τ, [Hidden].</param>
/// <param name="shift">s, [Hidden].</param>
/// <param name="open">r: share of the period in which a unit is open, [Hidden].</param>
/// <param name="leak">α.</param>
[Cell]
public sealed partial class PhasedLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    Vec inputPeephole, Vec forgetPeephole, Vec outputPeephole,
    [Gate(Bias = 10)] Vec period, [Gate(Scale = 10)] Vec shift, [Gate(Bias = 0.05)] Vec open, double leak = 0.001)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="t">Input: the time of the sample.</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Scalar t, Vec h, Vec c)
    {
        var tau = Abs(period);
        var r = Abs(open);
        var phase = Remainder(t - shift, tau) / tau;
        var k = Select(phase <= 0.5 * r, 2 * phase / r, Select(phase <= r, 2 - 2 * phase / r, leak * phase));
        var i = Sigmoid(input[x, h] + inputPeephole * c);
        var f = Sigmoid(forget[x, h] + forgetPeephole * c);
        var cell = f * c + i * Tanh(candidate[x, h]);
        var o = Sigmoid(output[x, h] + outputPeephole * cell);
        return (k * o * Tanh(cell) + (1 - k) * h, k * cell + (1 - k) * c);
    }
}
