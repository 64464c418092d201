using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A simple recurrent network with a connection that skips steps.</summary>
/// <remarks>
/// El Hihi and Bengio, <i>Hierarchical Recurrent Neural Networks for Long-Term Dependencies</i>, NIPS (1995), in the form
/// of Zhang et al., arXiv:1602.08210 (2016), section 4, with d = 3:
/// <code>
/// hₜ = tanh(W xₜ + U hₜ₋₁ + V hₜ₋₃ + b)
/// </code>
/// </remarks>
/// <param name="hidden">W [Hidden, Input], U and V [Hidden, Hidden], b [Hidden]; V is named <c>hidden.old</c>.</param>
[Cell]
public sealed partial class TimeSkipRnn(Affine hidden)
{
    /// <summary>d: steps from a state to its second reading.</summary>
    /// <remarks>
    /// It says how far back the history of a state is kept, and so which final states a run hands to the next one: part of
    /// the cell, as its states are, and not a number that a layer could be built with. Another d is another declaration.
    /// </remarks>
    public const int Skip = 3;

    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="old">The state of three steps ago, [Hidden].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, [Delay(nameof(h), Skip)] Vec old, Vec h) => Tanh(hidden[x, h, old]);
}
