using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>An independently recurrent network: every unit reads only itself, so time needs no barrier.</summary>
/// <remarks>
/// Li, Li, Cook, Zhu and Gao, <i>Independently Recurrent Neural Network (IndRNN)</i>, CVPR (2018), equation 2:
/// <code>
/// h = relu(W x + u ⊙ h₋ + b)
/// </code>
/// u starts uniform on ±1: its section 3.2 asks for |u| up to the T-th root of a bound, which tends to 1 for long sequences.
/// </remarks>
/// <param name="hidden">W [Hidden, Input] and b [Hidden].</param>
/// <param name="recurrent">u, [Hidden].</param>
[Cell]
public sealed partial class IndRnn(Affine hidden, [Gate(Initial = Initial.Uniform, Scale = 1)] Vec recurrent)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) => Relu(hidden[x] + recurrent * h);
}
