using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// An echo-state network: a fixed random reservoir, its output fed back, and a trained linear readout.
/// </summary>
/// <remarks>
/// Jaeger, <i>The "echo state" approach to analysing and training recurrent neural networks</i>, GMD report 148 (2001),
/// equations 1 and 2, with the leaky units of Lukoševičius, <i>A Practical Guide to Applying Echo State Networks</i>
/// (2012), equations 2, 3 and 18:
/// <code>
/// h̃ = tanh(W x + U h₋ + F y₋ + b)
/// h = (1 − α) h₋ + α h̃
/// y = V x + R h + d
/// </code>
/// U starts with a spectral radius of 0.9, so that echoes fade.
/// </remarks>
/// <param name="reservoir">W [Hidden, Input], U [Hidden, Hidden], F [Hidden, Output], b [Hidden]; not trained.</param>
/// <param name="readout">V [Output, Input], R [Output, Hidden], d [Output].</param>
/// <param name="leak">α, in (0, 1]: the part of the way that a unit moves in one step. A hyper-parameter, not
/// trained.</param>
[Cell]
public sealed partial class EchoState(
    [Frozen, Gate(Recurrent = Initial.SpectralRadius)] Affine reservoir,
    [Size("Output")] Affine readout,
    double leak = 0.3)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="y">State and output, [Output].</param>
    /// <param name="h">State: the reservoir, [Hidden].</param>
    public (Vec y, Vec h) Step(Vec x, [Size("Output")] Vec y, Vec h)
    {
        h = (1 - leak) * h + leak * Tanh(reservoir[x, h, y]);
        return (readout[x, h], h);
    }
}
