using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// De et al. 2024, equations 1 to 4: a = exp(−8 softplus(Λ) r), h = a h₋ + √(1 − a²) (i x).
/// </summary>
internal static class RgLruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var r = Logistic(w.Affine("recurrence", j, ("x", x)));
            var i = Logistic(w.Affine("input", j, ("x", x)));
            var a = Math.Exp(-8 * Softplus(w["decay"][j]) * r);
            results[0][j] = (a * h[j]) + (Math.Sqrt(1 - (a * a)) * i * x[j]);
        }
    }
}
