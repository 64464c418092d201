using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network gated in depth as in time: one road for the state, one for the input on its way up.</summary>
/// <remarks>
/// Collins, Sohl-Dickstein and Sussillo, <i>Capacity and Trainability in Recurrent Neural Networks</i>, ICLR (2017),
/// section 2.1, +RNN:
/// <code>
/// g_y = σ(W_gy x + U_gy h₋ + b_gy)    g_h = σ(W_gh x + U_gh h₋ + b_gh)
/// y = g_y ⊙ x + (1 − g_y) ⊙ relu(W_y x + U_y h₋ + b_y)
/// h = g_h ⊙ h₋ + (1 − g_h) ⊙ tanh(W_h x + U_h h₋ + b_h)
/// </code>
/// Gates start open towards the old (bias 1).
/// </remarks>
/// <param name="outputCandidate">W_y [Input, Input], U_y [Input, Hidden], b_y [Input].</param>
/// <param name="stateCandidate">W_h, U_h and b_h: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="outputGate">g_y, of the shapes of the first.</param>
/// <param name="stateGate">g_h, of the shapes of the second.</param>
[Cell]
public sealed partial class IntersectionRnn(
    [Size("Input")] Affine outputCandidate, Affine stateCandidate,
    [Gate(Bias = 1), Size("Input")] Affine outputGate, [Gate(Bias = 1)] Affine stateGate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State, [Hidden]; the output is y, [Input].</param>
    public (Vec y, Vec h) Step(Vec x, Vec h)
    {
        var gy = Sigmoid(outputGate[x, h]);
        var gh = Sigmoid(stateGate[x, h]);
        var y = gy * x + (1 - gy) * Relu(outputCandidate[x, h]);
        return (y, gh * h + (1 - gh) * Tanh(stateCandidate[x, h]));
    }
}
