using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose gates see the cell through matrices and a squashing function.</summary>
/// <remarks>
/// Landi, Baraldi, Cornia and Cucchiara, <i>Working Memory Connections for LSTM</i>, Neural Networks 144 (2021),
/// equations 7 to 12:
/// <code>
/// i = σ(Wᵢ x + Uᵢ h₋ + tanh(Vᵢ c₋) + bᵢ)
/// f = σ(W_f x + U_f h₋ + tanh(V_f c₋) + b_f)
/// c = f ⊙ c₋ + i ⊙ tanh(W_c x + U_c h₋ + b_c)
/// o = σ(Wₒ x + Uₒ h₋ + tanh(Vₒ c) + bₒ)
/// h = o ⊙ tanh(c)
/// </code>
/// </remarks>
/// <param name="input">Input gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="forget">Forget gate, of the same shapes.</param>
/// <param name="output">Output gate, of the same shapes.</param>
/// <param name="candidate">What is written to the cell, of the same shapes.</param>
/// <param name="inputMemory">Vᵢ, [Hidden, Hidden].</param>
/// <param name="forgetMemory">V_f, [Hidden, Hidden].</param>
/// <param name="outputMemory">Vₒ, [Hidden, Hidden].</param>
[Cell]
public sealed partial class WorkingMemoryLstm(
    [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate,
    Matrix inputMemory, Matrix forgetMemory, Matrix outputMemory)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="c">State: the cell, [Hidden].</param>
    public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
    {
        var i = Sigmoid(input[x, h] + Tanh(inputMemory[c]));
        var f = Sigmoid(forget[x, h] + Tanh(forgetMemory[c]));
        c = f * c + i * Tanh(candidate[x, h]);
        h = Sigmoid(output[x, h] + Tanh(outputMemory[c])) * Tanh(c);
        return (h, c);
    }
}
