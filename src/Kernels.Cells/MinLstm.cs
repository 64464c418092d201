using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long short-term memory whose gates see the input alone and sum to one, so time needs no barrier.</summary>
/// <remarks>
/// Feng, Tung, Ahmed, Bengio and Hajimirsadeghi, <i>Were RNNs All We Needed?</i> (2024), section 3.2.4, minLSTM:
/// <code>
/// f = σ(W_f x + b_f)    i = σ(Wᵢ x + bᵢ)    h̃ = W x + b
/// f′ = f / (f + i)      i′ = i / (f + i)
/// h = f′ ⊙ h₋ + i′ ⊙ h̃
/// </code>
/// </remarks>
/// <param name="forget">W_f [Hidden, Input] and b_f [Hidden].</param>
/// <param name="input">Wᵢ and bᵢ, of the same shapes.</param>
/// <param name="candidate">W and b, of the same shapes.</param>
[Cell]
public sealed partial class MinLstm([Gate(Bias = 1)] Affine forget, Affine input, Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec h)
    {
        var f = Sigmoid(forget[x]);
        var i = Sigmoid(input[x]);
        return f / (f + i) * h + i / (f + i) * candidate[x];
    }
}
