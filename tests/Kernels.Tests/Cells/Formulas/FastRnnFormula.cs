using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Kusupati et al. 2018, equation 1: h = σ(α) tanh(W x + U h₋ + b) + σ(β) h₋.</summary>
internal static class FastRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[0][j] = (Logistic(w["alpha"][0]) * candidate) + (Logistic(w["beta"][0]) * h[j]);
        }
    }
}
