using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Qin, Yang and Zhong 2023: f = γ + (1 − γ) σ(W x + b), h = f h₋ + (1 − f) silu(V x + b), γ = σ(lower bound).
/// </summary>
internal static class HgrnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var gamma = Logistic(w["lowerBound"][j]);
            var f = gamma + ((1 - gamma) * Logistic(w.Affine("forget", j, ("x", x))));
            results[0][j] = (f * h[j]) + ((1 - f) * Silu(w.Affine("candidate", j, ("x", x))));
        }
    }
}
