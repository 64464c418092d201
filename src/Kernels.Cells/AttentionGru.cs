using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>GRU with attentional update gate (AUGRU): a score for each step says how much of it is taken up.</summary>
/// <remarks>
/// Zhou et al., <i>Deep Interest Evolution Network for Click-Through Rate Prediction</i>, AAAI (2019), arXiv:1809.03672,
/// equations 12 and 13, with the orientation of the authors' code; a is the score:
/// <code>
/// r = σ(W_r x + U_r h₋ + b_r)    u = (1 − a) σ(W_u x + U_u h₋ + b_u)
/// h = u ⊙ h₋ + (1 − u) ⊙ tanh(W x + U (r ⊙ h₋) + b)
/// </code>
/// </remarks>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">The new value, of the same shapes.</param>
[Cell]
public sealed partial class AttentionGru([Gate] Affine reset, [Gate] Affine update, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="attention">Input: the score of this step, a number from 0 to 1.</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Scalar attention, Vec h)
    {
        var r = Sigmoid(reset[x, h]);
        var u = (1 - attention) * Sigmoid(update[x, h]);
        return u * h + (1 - u) * Tanh(candidate[x, r * h]);
    }
}
