using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network in which the input chooses the recurrent matrix, through factors.</summary>
/// <remarks>
/// Sutskever, Martens and Hinton, <i>Generating Text with Recurrent Neural Networks</i>, ICML (2011), equations 5 and
/// 6:
/// <code>
/// m = (F x) ⊙ (G h₋)
/// h = tanh(W x + U m + b)
/// </code>
/// </remarks>
/// <param name="inputFactor">F, [Factor, Input].</param>
/// <param name="stateFactor">G, [Factor, Hidden].</param>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Factor], b [Hidden].</param>
[Cell]
public sealed partial class MultiplicativeRnn(
    [Size("Factor")] Matrix inputFactor, [Size("Factor")] Matrix stateFactor, Affine hidden)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var m = inputFactor[x] * stateFactor[h];
        return Tanh(hidden[x, m]);
    }
}
