using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// An echo-state network at the edge of stability: a reservoir beside an orthogonal map of the state.
/// </summary>
/// <remarks>
/// Ceni and Gallicchio, <i>Edge of Stability Echo State Network</i>, arXiv:2308.02902 (2023), equation 3. Its scales ρ
/// and ω live in the first values of U and W:
/// <code>
/// h = β ⊙ tanh(W x + U h₋ + b) + (1 − β) O h₋
/// </code>
/// </remarks>
/// <param name="reservoir">W [Hidden, Input], U [Hidden, Hidden], b [Hidden]; not trained.</param>
/// <param name="rotation">O, [Hidden, Hidden], orthogonal; not trained.</param>
/// <param name="proximity">β, in (0, 1]: 1 is a plain reservoir, towards 0 the state only turns. A
/// hyper-parameter.</param>
[Cell]
public sealed partial class Es2n(
    [Frozen, Gate(Recurrent = Initial.SpectralRadius)] Affine reservoir,
    [Frozen, Gate(Initial = Initial.Orthogonal)] Matrix rotation,
    double proximity = 0.5)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) =>
        proximity * Tanh(reservoir[x, h]) + (1 - proximity) * rotation[h];
}
