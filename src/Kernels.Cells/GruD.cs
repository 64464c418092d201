using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Gated recurrent unit for series with missing values: what is not seen fades towards its mean.</summary>
/// <remarks>
/// Che, Purushotham, Cho, Sontag and Liu, <i>Recurrent Neural Networks for Multivariate Time Series with Missing
/// Values</i>, arXiv:1606.01865 (2016), equations 3 to 11; m is 1 where x is observed, δ the time since it last was:
/// <code>
/// γₓ = exp(−relu(wₓ ⊙ δ + bₓ))    γₕ = exp(−relu(W_γ δ + b_γ))
/// x̂ = m ⊙ x + (1 − m) ⊙ (γₓ ⊙ l₋ + (1 − γₓ) ⊙ x̄)    ĥ = γₕ ⊙ h₋
/// r = σ(Wᵣ x̂ + Uᵣ ĥ + Vᵣ m + bᵣ)    z = σ(W_z x̂ + U_z ĥ + V_z m + b_z)
/// h = (1 − z) ⊙ ĥ + z ⊙ tanh(W x̂ + U (r ⊙ ĥ) + V m + b)
/// l = m ⊙ x + (1 − m) ⊙ l₋
/// </code>
/// </remarks>
/// <param name="inputDecay">wₓ, [Input].</param>
/// <param name="inputDecayBias">bₓ, [Input].</param>
/// <param name="stateDecay">W_γ [Hidden, Input], b_γ [Hidden].</param>
/// <param name="mean">x̄: mean of each input over the training set, [Input]; not trained.</param>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden, Input], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">W, U, V and b, of the same shapes; U is named <c>candidate.operand2</c>.</param>
[Cell]
public sealed partial class GruD(
    [Size("Input")] Vec inputDecay, [Size("Input"), Gate(Bias = 0)] Vec inputDecayBias, Affine stateDecay,
    [Size("Input"), Frozen, Gate(Bias = 0)] Vec mean,
    [Gate] Affine reset, [Gate] Affine update, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input]; any finite number where it is missing.</param>
    /// <param name="mask">Input: m, [Input].</param>
    /// <param name="delta">Input: δ, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="last">State: l, the last value seen of each input, [Input].</param>
    public (Vec h, Vec last) Step(
        Vec x, [Size("Input")] Vec mask, [Size("Input")] Vec delta, Vec h, [Size("Input")] Vec last)
    {
        var decay = Exp(-Relu(inputDecay * delta + inputDecayBias));
        var guess = decay * last + (1 - decay) * mean;
        last = mask * x + (1 - mask) * last;
        x = mask * x + (1 - mask) * guess;
        h = Exp(-Relu(stateDecay[delta])) * h;
        var r = Sigmoid(reset[x, h, mask]);
        var z = Sigmoid(update[x, h, mask]);
        h = (1 - z) * h + z * Tanh(candidate[x, r * h, mask]);
        return (h, last);
    }
}
