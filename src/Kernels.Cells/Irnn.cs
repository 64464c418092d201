using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A plain recurrent network of rectified units that starts as the identity.</summary>
/// <remarks>
/// Le, Jaitly and Hinton, <i>A Simple Way to Initialize Recurrent Networks of Rectified Linear Units</i>,
/// arXiv:1504.00941 (2015), section 2:
/// <code>
/// h = relu(W x + U h₋ + b)
/// </code>
/// U starts as the identity and W normal with deviation 0.001: a state first keeps its value, as a cell of an LSTM
/// does.
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Hidden], b [Hidden].</param>
[Cell]
public sealed partial class Irnn(
    [Gate(Initial = Initial.Normal, Scale = 0.001, Recurrent = Initial.Identity, RecurrentScale = 1)] Affine hidden)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h) => Relu(hidden[x, h]);
}
