using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Collins et al. 2017, section 2.1: h = g h₋ + (1 − g) tanh(W x + U h₋ + b).</summary>
internal static class UgrnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var g = Logistic(w.Affine("gate", j, ("x", x), ("h", h)));
            results[0][j] = (g * h[j]) + ((1 - g) * Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h))));
        }
    }
}
