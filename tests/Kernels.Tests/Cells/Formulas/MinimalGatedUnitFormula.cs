using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zhou et al. 2016: f resets and updates.</summary>
internal static class MinimalGatedUnitFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var f = new double[h.Length];
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
        {
            f[j] = Logistic(w.Dot("forget.x", j, x) + w.Dot("forget.h", j, h) + w["forget.bias"][j]);
            kept[j] = f[j] * h[j];
        }

        for (var j = 0; j < h.Length; j++)
        {
            var candidate = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.operand2", j, kept) + w["candidate.bias"][j]);
            results[0][j] = ((1 - f[j]) * h[j]) + (f[j] * candidate);
        }
    }
}
