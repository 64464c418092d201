using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Gers et al. 2002: input and forget gates see c₋, the output gate sees c.</summary>
internal static class PeepholeLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(
                w.Dot("input.x", j, x) + w.Dot("input.h", j, h) + (w["inputPeephole"][j] * c[j]) + w["input.bias"][j]);
            var f = Logistic(
                w.Dot("forget.x", j, x) + w.Dot("forget.h", j, h) + (w["forgetPeephole"][j] * c[j]) + w["forget.bias"][j]);
            var g = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.h", j, h) + w["candidate.bias"][j]);
            var now = (f * c[j]) + (i * g);
            var o = Logistic(
                w.Dot("output.x", j, x) + w.Dot("output.h", j, h) + (w["outputPeephole"][j] * now) + w["output.bias"][j]);
            results[1][j] = now;
            results[0][j] = o * Math.Tanh(now);
        }
    }
}
