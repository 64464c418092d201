using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Spiking neurons: a potential leaks, is driven, and is lowered by each spike.</summary>
/// <remarks>
/// Neftci, Mostafa and Zenke, <i>Surrogate Gradient Learning in Spiking Neural Networks</i>, IEEE Signal Processing Magazine
/// 36(6), 2019, arXiv:1901.09948, equations 4 to 6:
/// <code>
/// v = α v₋ + W x + U s₋ − ϑ s₋
/// s = 1 where v &gt; ϑ, else 0
/// </code>
/// The step has no slope: the backward pass takes that of a fast sigmoid, 1 / (1 + 10 |v − ϑ|)², for it.
/// </remarks>
/// <param name="input">W, [Hidden, Input].</param>
/// <param name="recurrent">U, [Hidden, Hidden].</param>
/// <param name="decay">α, what is left of the potential after a step.</param>
/// <param name="threshold">ϑ.</param>
[Cell]
public sealed partial class LeakyIntegrateAndFire(
    Matrix input, Matrix recurrent, double decay = 0.9, double threshold = 1)
{
    private const double Steepness = 10;

    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="s">Spikes, state and output, [Hidden].</param>
    /// <param name="v">Potential, [Hidden].</param>
    public (Vec s, Vec v) Step(Vec x, Vec s, Vec v)
    {
        v = decay * v + input[x] + recurrent[s] - threshold * s;
        s = WithDerivative(Select(v > threshold, 1, 0), 1 / Square(1 + Steepness * Abs(v - threshold)), v);
        return (s, v);
    }
}
