using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Lei et al. 2018, equations 1 to 4: f and r read c₋ unit by unit; x is projected for the highway.
/// </summary>
internal static class SruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, c) = (operands[0], operands[1]);
        for (var j = 0; j < c.Length; j++)
        {
            var f = Logistic(w.Affine("forget", j, ("x", x)) + (w["forgetRecurrent"][j] * c[j]));
            var r = Logistic(w.Affine("reset", j, ("x", x)) + (w["resetRecurrent"][j] * c[j]));
            results[1][j] = (f * c[j]) + ((1 - f) * w.Dot("candidate", j, x));
            results[0][j] = (r * results[1][j]) + ((1 - r) * w.Dot("highway", j, x));
        }
    }
}
