using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Time-aware LSTM: a short-term part of the cell fades with the time since the last step.</summary>
/// <remarks>
/// Baytas et al., <i>Patient Subtyping via Time-Aware LSTM Networks</i>, KDD (2017), section 3.1, Δ being the time elapsed:
/// <code>
/// s = tanh(W_d c₋ + b_d)
/// c* = c₋ − s + s / log(e + Δ)
/// c = f ⊙ c* + i ⊙ g    h = o ⊙ tanh(c)    i, f, o, g as in an LSTM
/// </code>
/// </remarks>
/// <param name="decomposition">The short-term part of the cell: [Hidden, Hidden], [Hidden].</param>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
[Cell]
public sealed partial class TimeAwareLstm(
    [Gate] Affine decomposition, [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output,
    [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="elapsed">Input: the time since the last step, a number from 0 up.</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Scalar elapsed, Vec h, Vec c)
    {
        var s = Tanh(decomposition[c]);
        c = c - s + s / Log(Math.E + elapsed);
        c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
