using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Legendre memory unit: one number of each step goes through a fixed linear system that remembers a window.</summary>
/// <remarks>
/// Voelker, Kajić and Eliasmith, <i>Legendre Memory Units: Continuous-Time Representation in Recurrent Neural Networks</i>,
/// NeurIPS (2019), equations 1 to 7:
/// <code>
/// u = eₓ·x + e_h·h₋ + e_m·m₋
/// m = Ā m₋ + B̄ u
/// h = tanh(W x + U h₋ + V m)
/// </code>
/// Ā and B̄ are set by the caller: for a window of θ steps the zero-order hold of A[i, j] = (2i + 1) / θ · (−1 where i &lt; j,
/// else (−1)^(i − j + 1)) and B[i] = (2i + 1) (−1)^i / θ.
/// </remarks>
/// <param name="inputEncoder">eₓ, [Input].</param>
/// <param name="stateEncoder">e_h, [Hidden].</param>
/// <param name="memoryEncoder">e_m, [Memory]; starts at 0.</param>
/// <param name="transition">Ā, [Memory, Memory], not trained.</param>
/// <param name="injection">B̄, [Memory], not trained.</param>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="memory">V, [Hidden, Memory].</param>
[Cell]
public sealed partial class LegendreMemoryUnit(
    [Size("Input")] Vec inputEncoder, Vec stateEncoder, [Size("Memory"), Gate(Bias = 0)] Vec memoryEncoder,
    [Frozen, Size("Memory")] Matrix transition, [Frozen, Size("Memory")] Vec injection,
    Matrix input, Matrix recurrent, Matrix memory)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="m">State: the window, [Memory].</param>
    public (Vec h, Vec m) Step(Vec x, Vec h, [Size("Memory")] Vec m)
    {
        var u = Dot(inputEncoder, x) + Dot(stateEncoder, h) + Dot(memoryEncoder, m);
        m = transition[m] + injection * u;
        h = Tanh(input[x] + recurrent[h] + memory[m]);
        return (h, m);
    }
}
