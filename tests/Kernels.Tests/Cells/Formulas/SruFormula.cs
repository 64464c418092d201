using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Lei et al. 2018, equations 1 to 4, with a fourth product in place of x: light recurrence, then a highway.</summary>
internal static class SruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, c) = (operands[0], operands[1]);
        for (var j = 0; j < c.Length; j++)
        {
            var forget = Logistic(w.Dot("forget.x", j, x) + (w["forgetPeek"][j] * c[j]) + w["forget.bias"][j]);
            var reset = Logistic(w.Dot("reset.x", j, x) + (w["resetPeek"][j] * c[j]) + w["reset.bias"][j]);
            results[1][j] = (forget * c[j]) + ((1 - forget) * w.Dot("candidate", j, x));
            results[0][j] = (reset * results[1][j]) + ((1 - reset) * w.Dot("highway", j, x));
        }
    }
}
