using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A gated recurrent unit whose gate sees the input alone, so time needs no barrier.</summary>
/// <remarks>
/// Feng, Tung, Ahmed, Bengio and Hajimirsadeghi, <i>Were RNNs All We Needed?</i> (2024), section 3.1.3, minGRU:
/// <code>
/// z = σ(W_z x + b_z)
/// h̃ = W x + b
/// h = (1 − z) ⊙ h₋ + z ⊙ h̃
/// </code>
/// </remarks>
/// <param name="update">W_z [Hidden, Input] and b_z [Hidden].</param>
/// <param name="candidate">W and b, of the same shapes.</param>
[Cell]
public sealed partial class MinGru(Affine update, Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var z = Sigmoid(update[x]);
        return (1 - z) * h + z * candidate[x];
    }
}
