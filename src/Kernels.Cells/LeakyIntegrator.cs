using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A recurrent layer whose units move only part of the way to their new value.</summary>
/// <remarks>
/// Jaeger, Lukoševičius, Popovici and Siewert, <i>Optimization and Applications of Echo State Networks with
/// Leaky-Integrator Neurons</i>, Neural Networks 20 (2007); equations 2 and 3 of Lukoševičius, <i>A Practical Guide to
/// Applying Echo State Networks</i> (2012):
/// <code>
/// h̃ = tanh(W x + U h₋ + b)
/// h = (1 − α) h₋ + α h̃
/// </code>
/// Here W and U are trained; U starts as a reservoir does, with a spectral radius below one.
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Hidden], b [Hidden].</param>
/// <param name="leak">α, in (0, 1]: the part of the way that a unit moves in one step. A hyper-parameter, not trained.</param>
[Cell]
public sealed partial class LeakyIntegrator(
    [Gate(Recurrent = Initial.SpectralRadius)] Affine hidden, double leak = 0.3)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) => (1 - leak) * h + leak * Tanh(hidden[x, h]);
}
