using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Ordered-neurons LSTM: master gates that rise over the units, so that high units are kept longest.</summary>
/// <remarks>
/// Shen, Tan, Sordoni and Courville, <i>Ordered Neurons: Integrating Tree Structures into Recurrent Neural Networks</i>,
/// ICLR (2019), arXiv:1810.09536, equations 2 to 11, with chunks of one unit:
/// <code>
/// f̃ = cumsum(softmax(W_f̃ x + U_f̃ h₋ + b_f̃))    ĩ = 1 − cumsum(softmax(W_ĩ x + U_ĩ h₋ + b_ĩ))    ω = f̃ ⊙ ĩ
/// f̂ = f ⊙ ω + (f̃ − ω)    î = i ⊙ ω + (ĩ − ω)    i, f, o as in an LSTM
/// c = f̂ ⊙ c₋ + î ⊙ tanh(W_c x + U_c h₋ + b_c)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="masterInput">Master input gate, of the same shapes.</param>
/// <param name="masterForget">Master forget gate, of the same shapes.</param>
[Cell]
public sealed partial class OnLstm(
    [Gate] Affine input, [Gate] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    [Gate] Affine masterInput, [Gate] Affine masterForget)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var kept = CumSum(Softmax(masterForget[x, h]));
        var written = 1 - CumSum(Softmax(masterInput[x, h]));
        var overlap = kept * written;
        var f = Sigmoid(forget[x, h]) * overlap + (kept - overlap);
        var i = Sigmoid(input[x, h]) * overlap + (written - overlap);
        c = f * c + i * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h]) * Tanh(c);
        return (h, c);
    }
}
