using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>The simple recurrent network: the hidden layer reads its own last activation.</summary>
/// <remarks>
/// Elman, <i>Finding Structure in Time</i>, Cognitive Science 14 (1990), figure 2 (the paper numbers no equation):
/// <code>
/// h = φ(W x + U h₋ + b)
/// </code>
/// The paper's φ is the logistic function; tanh, with zero mean, is the form in use since.
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Hidden], b [Hidden].</param>
[Cell]
public sealed partial class Elman(Affine hidden)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) => Tanh(hidden[x, h]);
}
