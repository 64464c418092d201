using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zhang et al. 2018: p = W x, q = U h₋, h = σ(p + q) p + σ(p − q) h₋.</summary>
internal static class AdditionSubtractionRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var p = w.Dot("input", j, x);
            var q = w.Dot("recurrent", j, h);
            results[0][j] = (Logistic(p + q) * p) + (Logistic(p - q) * h[j]);
        }
    }
}
