using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A network whose output, not its hidden layer, is fed back.</summary>
/// <remarks>
/// Jordan, <i>Serial Order: A Parallel Distributed Processing Approach</i>, ICS report 8604 (1986), the plan-and-state
/// network of its first section, with one-to-one feedback and no trace of older outputs (its μ = 0):
/// <code>
/// h = φ(W x + U y₋ + b)
/// y = σ(V h + d)
/// </code>
/// The state is y: its size is <c>Output</c>, and the hidden layer is forgotten at the end of the step.
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U [Hidden, Output], b [Hidden].</param>
/// <param name="output">V [Output, Hidden], d [Output].</param>
[Cell]
public sealed partial class Jordan(Affine hidden, [Size("Output")] Affine output)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="y">State and output, [Output].</param>
    public Vec Step(Vec x, [Size("Output")] Vec y)
    {
        var h = Tanh(hidden[x, y]);
        return Sigmoid(output[h]);
    }
}
