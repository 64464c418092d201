using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>
/// A differential equation whose time constants depend on input and state, solved by a few fused steps.
/// </summary>
/// <remarks>
/// Hasani, Lechner, Amini, Rus and Grosu, <i>Liquid Time-constant Networks</i>, AAAI (2021), equations 1 to 3 and
/// algorithm 1; six times:
/// <code>
/// f = σ(W x + U h + b)
/// h ← (h + Δ f ⊙ A) ⊘ (1 + Δ (1/τ + f))    1/τ = softplus(r)
/// </code>
/// The softplus keeps time constants positive; the authors clip.
/// </remarks>
/// <param name="conductance">W, U and b: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="reversal">A, [Hidden].</param>
/// <param name="rate">r, [Hidden].</param>
/// <param name="step">Δ: time of one of the inner steps. A hyper-parameter.</param>
[Cell]
public sealed partial class LiquidTimeConstant(
    Affine conductance, Vec reversal, Vec rate, double step = 0.1)
{
    /// <summary>Steps of the solver between two inputs.</summary>
    public const int Unfolds = 6;

    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        for (var unfold = 0; unfold < Unfolds; unfold++)
        {
            var f = Sigmoid(conductance[x, h]);
            h = (h + step * f * reversal) / (1 + step * (Softplus(rate) + f));
        }

        return h;
    }
}
