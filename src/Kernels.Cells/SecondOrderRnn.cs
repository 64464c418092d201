using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Second-order network: every pair of an input and a state unit has a weight, so that the input chooses a transition.</summary>
/// <remarks>
/// Giles, Miller, Chen, Chen, Sun and Lee, <i>Learning and Extracting Finite State Automata with Second-Order Recurrent Neural Networks</i>,
/// Neural Computation 4(3) (1992), equation 1, with a bias:
/// <code>
/// h_k = σ(Σᵢ Σⱼ W_kij xᵢ h₋ⱼ + b_k)
/// </code>
/// </remarks>
/// <param name="weight">W, [Hidden, Input · Hidden]: pair i, j stands at i · Hidden + j.</param>
/// <param name="bias">b, [Hidden].</param>
[Cell]
public sealed partial class SecondOrderRnn(Matrix weight, [Gate(Bias = 0)] Vec bias)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) => Sigmoid(weight[Flatten(Outer(x, h))] + bias);
}
