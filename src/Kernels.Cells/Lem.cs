using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Long expressive memory: two gated time steps, the state after the memory.</summary>
/// <remarks>
/// Rusch, Mishra, Erichson and Mahoney, <i>Long Expressive Memory for Sequence Modeling</i>, ICLR (2022), equation 3:
/// <code>
/// Δ_z = Δt σ(W₁ x + U₁ h₋ + b₁)    Δ_h = Δt σ(W₂ x + U₂ h₋ + b₂)
/// z = (1 − Δ_z) ⊙ z₋ + Δ_z ⊙ tanh(W_z x + U_z h₋ + b_z)
/// h = (1 − Δ_h) ⊙ h₋ + Δ_h ⊙ tanh(W_h x + U_h z + b_h)
/// </code>
/// </remarks>
/// <param name="memoryStep">W₁, U₁ and b₁: [Hidden, Input], [Hidden, Hidden], [Hidden].</param>
/// <param name="stateStep">W₂, U₂ and b₂, of the same shapes.</param>
/// <param name="memory">W_z, U_z and b_z, of the same shapes.</param>
/// <param name="state">W_h, U_h and b_h, of the same shapes.</param>
/// <param name="step">Δt, at most 1. A hyper-parameter.</param>
[Cell]
public sealed partial class Lem(
    [Gate] Affine memoryStep, [Gate] Affine stateStep, [Gate] Affine memory, [Gate] Affine state, double step = 1)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="h">State and output, [Hidden].</param>
    /// <param name="z">State: the memory, [Hidden].</param>
    public (Vec h, Vec z) Step(Vec x, Vec h, Vec z)
    {
        var dz = step * Sigmoid(memoryStep[x, h]);
        var dh = step * Sigmoid(stateStep[x, h]);
        z = (1 - dz) * z + dz * Tanh(memory[x, h]);
        h = (1 - dh) * h + dh * Tanh(state[x, z]);
        return (h, z);
    }
}
