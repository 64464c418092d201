using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network of coupled, driven and damped oscillators.</summary>
/// <remarks>
/// Rusch and Mishra, <i>Coupled Oscillatory Recurrent Neural Network (coRNN)</i>, ICLR (2021), equation 3, with the
/// damping of the old velocity as in their code:
/// <code>
/// z = z₋ + Δt (tanh(W x + U h₋ + V z₋ + b) − γ h₋ − ε z₋)
/// h = h₋ + Δt z
/// </code>
/// The hyper-parameters are those of the paper for sequential MNIST.
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Hidden], V [Hidden, Hidden], b [Hidden].</param>
/// <param name="step">Δt: time between two steps. A hyper-parameter.</param>
/// <param name="gamma">γ: frequency, squared. A hyper-parameter.</param>
/// <param name="epsilon">ε: damping. A hyper-parameter.</param>
[Cell]
public sealed partial class CoRnn(
    Affine hidden, double step = 0.042, double gamma = 2.7, double epsilon = 4.7)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output: positions, [Hidden].</param>
    /// <param name="z">State: velocities, [Hidden].</param>
    public (Vec h, Vec z) Step(Vec x, Vec h, Vec z)
    {
        z += step * (Tanh(hidden[x, h, z]) - gamma * h - epsilon * z);
        h += step * z;
        return (h, z);
    }
}
