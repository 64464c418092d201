using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>A recurrent highway network: several gated layers between one time step and the next.</summary>
/// <remarks>
/// Zilly, Srivastava, Koutník and Schmidhuber, <i>Recurrent Highway Networks</i>, ICML (2017), equations 6 to 9 for layers
/// l = 1 … L, with the coupled carry gate c = 1 − t of its experiments. The input enters at the first layer only:
/// <code>
/// hₗ = tanh(W_H x·[l = 1] + R_Hₗ sₗ₋₁ + b_Hₗ)
/// tₗ = σ(W_T x·[l = 1] + R_Tₗ sₗ₋₁ + b_Tₗ)
/// sₗ = hₗ ⊙ tₗ + sₗ₋₁ ⊙ (1 − tₗ)
/// </code>
/// Transform gates start at bias −2, so that a deep transition first passes its state on.
/// </remarks>
/// <param name="inputHidden">W_H, [Hidden, Input].</param>
/// <param name="inputTransform">W_T, [Hidden, Input].</param>
/// <param name="hidden">R_H [Hidden, Hidden] and b_H [Hidden] of each layer.</param>
/// <param name="transform">R_T [Hidden, Hidden] and b_T [Hidden] of each layer.</param>
[Cell]
public sealed partial class RecurrentHighway(
    Matrix inputHidden,
    Matrix inputTransform,
    [Count(RecurrentHighway.Depth)] Affine[] hidden,
    [Count(RecurrentHighway.Depth), Gate(Bias = -2)] Affine[] transform)
{
    /// <summary>L: layers in one step.</summary>
    public const int Depth = 3;

    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input].</param>
    /// <param name="s">State and output, [Hidden].</param>
    public Vec Step(Vec x, Vec s)
    {
        var t = Sigmoid(inputTransform[x] + transform[0][s]);
        s = t * Tanh(inputHidden[x] + hidden[0][s]) + (1 - t) * s;
        for (var layer = 1; layer < Depth; layer++)
        {
            t = Sigmoid(transform[layer][s]);
            s = t * Tanh(hidden[layer][s]) + (1 - t) * s;
        }

        return s;
    }
}
