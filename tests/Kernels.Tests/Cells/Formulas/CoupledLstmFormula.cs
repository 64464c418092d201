using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Greff et al. 2017, CIFG: c = (1 − i) c₋ + i g, h = o tanh(c).</summary>
internal static class CoupledLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Dot("input.x", j, x) + w.Dot("input.h", j, h) + w["input.bias"][j]);
            var o = Logistic(w.Dot("output.x", j, x) + w.Dot("output.h", j, h) + w["output.bias"][j]);
            var g = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.h", j, h) + w["candidate.bias"][j]);
            results[1][j] = ((1 - i) * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
