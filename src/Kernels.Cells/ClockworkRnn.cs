using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A simple recurrent network in four groups of units, each of which moves at a rate of its own.</summary>
/// <remarks>
/// Koutník, Greff, Gomez and Schmidhuber, <i>A Clockwork RNN</i>, ICML (2014), arXiv:1402.3511, equations 1 to 4, with the
/// periods T = 1, 2, 4, 8; a group reads itself and slower groups, all as the step before left them:
/// <code>
/// h_g = tanh(W_g x + Σ U_gj h_j₋ over T_j ≥ T_g + b_g) where T_g divides t, else h_g₋
/// y = h₁, h₂, h₃, h₄ side by side
/// </code>
/// The paper's one matrix U in blocks has zeros below its diagonal of blocks; here those blocks are not there.
/// </remarks>
/// <param name="first">Moves at every step: [Hidden, Input], four times [Hidden, Hidden], [Hidden].</param>
/// <param name="second">Moves at every second step: reads three groups.</param>
/// <param name="third">Moves at every fourth step: reads two groups.</param>
/// <param name="fourth">Moves at every eighth step: reads itself.</param>
[Cell]
public sealed partial class ClockworkRnn(Affine first, Affine second, Affine third, Affine fourth)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="t">The index of the step.</param>
    /// <param name="h1">State: the fastest group, [Hidden].</param>
    /// <param name="h2">State: period 2, [Hidden].</param>
    /// <param name="h3">State: period 4, [Hidden].</param>
    /// <param name="h4">State: period 8, [Hidden].</param>
    public (Vec y, Vec h1, Vec h2, Vec h3, Vec h4) Step(Vec x, [StepIndex] Scalar t, Vec h1, Vec h2, Vec h3, Vec h4)
    {
        h1 = Tanh(first[x, h1, h2, h3, h4]);
        h2 = Every(2, Tanh(second[x, h2, h3, h4]), h2);
        h3 = Every(4, Tanh(third[x, h3, h4]), h3);
        h4 = Every(8, Tanh(fourth[x, h4]), h4);
        return (Concat(h1, h2, h3, h4), h1, h2, h3, h4);

        Vec Every(int period, Vec fresh, Vec kept) => Select(Remainder(t, period) < 1, fresh, kept);
    }
}
