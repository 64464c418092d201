using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Gers et al. 2000: c = f c₋ + i g, h = o tanh(c).</summary>
internal static class LstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Dot("input.x", j, x) + w.Dot("input.h", j, h) + w["input.bias"][j]);
            var f = Logistic(w.Dot("forget.x", j, x) + w.Dot("forget.h", j, h) + w["forget.bias"][j]);
            var o = Logistic(w.Dot("output.x", j, x) + w.Dot("output.h", j, h) + w["output.bias"][j]);
            var g = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.h", j, h) + w["candidate.bias"][j]);
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
