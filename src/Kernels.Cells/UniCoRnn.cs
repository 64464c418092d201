using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network of undamped oscillators, each of which reads only itself: no barrier in time.</summary>
/// <remarks>
/// Rusch and Mishra, <i>UnICORNN: A Recurrent Model for Learning Very Long Time Dependencies</i>, ICML (2021), equation
/// 6:
/// <code>
/// s = Δt σ(c)
/// z = z₋ − s ⊙ (tanh(w ⊙ h₋ + V x + b) + α h₋)
/// h = h₋ + s ⊙ z
/// </code>
/// c starts uniform on ±0.1; w on ±1, where the paper takes only the positive half.
/// </remarks>
/// <param name="input">V [Hidden, Input], b [Hidden].</param>
/// <param name="recurrent">w, [Hidden].</param>
/// <param name="control">c, [Hidden]: the step of each unit.</param>
/// <param name="step">Δt: time between two steps. A hyper-parameter.</param>
/// <param name="alpha">α: frequency. A hyper-parameter.</param>
[Cell]
public sealed partial class UniCoRnn(
    Affine input, [Gate(Scale = 1)] Vec recurrent, [Gate(Scale = 0.1)] Vec control, double step = 0.1, double alpha = 1)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output: positions, [Hidden].</param>
    /// <param name="z">State: velocities, [Hidden].</param>
    public (Vec h, Vec z) Step(Vec x, Vec h, Vec z)
    {
        var s = step * Sigmoid(control);
        z -= s * (Tanh(recurrent * h + input[x]) + alpha * h);
        h += s * z;
        return (h, z);
    }
}
