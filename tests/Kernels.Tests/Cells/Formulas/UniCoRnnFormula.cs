using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Rusch and Mishra 2021, equation 6: z = z₋ − Δ (tanh(w h₋ + V x + b) + α h₋), h = h₋ + Δ z, Δ = Δt σ(c).
/// </summary>
internal static class UniCoRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, z) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var step = w.Hyper("step") * Logistic(w["control"][j]);
            var force = Math.Tanh((w["recurrent"][j] * h[j]) + w.Affine("input", j, ("x", x)));
            results[1][j] = z[j] - (step * (force + (w.Hyper("alpha") * h[j])));
            results[0][j] = h[j] + (step * results[1][j]);
        }
    }
}
