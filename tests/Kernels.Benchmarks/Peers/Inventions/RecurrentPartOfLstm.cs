using static Kernels.Functions;

namespace Kernels.Benchmarks.Peers.Inventions;

/// <summary>The part of an LSTM that depends on the state: its products with the input are given.</summary>
/// <remarks>DeepBench times LSTM layers so (cuDNN's skipped input): W x of each gate is an input, as wide as the state.
/// </remarks>
[Cell]
public sealed partial class RecurrentPartOfLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="wi">Product of the input gate with x, [Hidden].</param>
    /// <param name="wf">That of the forget gate.</param>
    /// <param name="wo">That of the output gate.</param>
    /// <param name="wc">That of the candidate.</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(
        [Size("Hidden")] Vec wi, [Size("Hidden")] Vec wf, [Size("Hidden")] Vec wo, [Size("Hidden")] Vec wc,
        Vec h, Vec c)
    {
        c = Sigmoid(wf + forget[h]) * c + Sigmoid(wi + input[h]) * Tanh(wc + candidate[h]);
        h = Sigmoid(wo + output[h]) * Tanh(c);
        return (h, c);
    }
}
