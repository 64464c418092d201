using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Sak et al. 2014, equations 7 to 12 without peepholes: gates read r, r = W_r (o tanh(c)).</summary>
internal static class ProjectedLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, r, c) = (operands[0], operands[1], operands[2]);
        var m = new double[c.Length];
        for (var j = 0; j < c.Length; j++)
        {
            var i = Logistic(w.Dot("input.x", j, x) + w.Dot("input.r", j, r) + w["input.bias"][j]);
            var f = Logistic(w.Dot("forget.x", j, x) + w.Dot("forget.r", j, r) + w["forget.bias"][j]);
            var o = Logistic(w.Dot("output.x", j, x) + w.Dot("output.r", j, r) + w["output.bias"][j]);
            var g = Math.Tanh(w.Dot("candidate.x", j, x) + w.Dot("candidate.r", j, r) + w["candidate.bias"][j]);
            results[1][j] = (f * c[j]) + (i * g);
            m[j] = o * Math.Tanh(results[1][j]);
        }

        for (var k = 0; k < r.Length; k++)
            results[0][k] = w.Dot("projection", k, m);
    }
}
