using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Cho et al. 2014, equations 5 to 8: the reset gate acts before the product.</summary>
internal static class GruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Dot("reset.x", j, x) + w.Dot("reset.h", j, h) + w["reset.bias"][j]);
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Dot("update.x", j, x) + w.Dot("update.h", j, h) + w["update.bias"][j]);
            var candidate = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.operand2", j, kept) + w["candidate.bias"][j]);
            results[0][j] = (z * h[j]) + ((1 - z) * candidate);
        }
    }
}
