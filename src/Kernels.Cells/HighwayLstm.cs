using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Peephole LSTM with a gated path from the cell of the layer below to its own.</summary>
/// <remarks>
/// Zhang, Chen, Yu, Yao, Khudanpur and Glass, <i>Highway Long Short-Term Memory RNNs for Distant Speech
/// Recognition</i>, ICASSP (2016), equations 1 to 11:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + pᵢ ⊙ c₋ + bᵢ)    f = σ(W_f x + U_f h₋ + p_f ⊙ c₋ + b_f)
/// d = σ(W_d x + p_d ⊙ c₋ + l ⊙ c′ + b_d)
/// c = d ⊙ c′ + f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + pₒ ⊙ c + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="depth">Depth gate: [Hidden, Input] and [Hidden].</param>
/// <param name="inputPeephole">pᵢ, [Hidden].</param>
/// <param name="forgetPeephole">p_f, [Hidden].</param>
/// <param name="outputPeephole">pₒ, [Hidden].</param>
/// <param name="depthPeephole">p_d, [Hidden].</param>
/// <param name="depthLower">l, [Hidden].</param>
[Cell]
public sealed partial class HighwayLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    [Gate] Affine depth,
    Vec inputPeephole, Vec forgetPeephole, Vec outputPeephole, Vec depthPeephole, Vec depthLower)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="lower">Input: c′, the cell of the layer below at the same step, [Hidden].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, [Size("Hidden")] Vec lower, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h] + inputPeephole * c);
        var f = Sigmoid(forget[x, h] + forgetPeephole * c);
        var d = Sigmoid(depth[x] + depthPeephole * c + depthLower * lower);
        c = d * lower + f * c + i * Tanh(candidate[x, h]);
        var o = Sigmoid(output[x, h] + outputPeephole * c);
        h = o * Tanh(c);
        return (h, c);
    }
}
