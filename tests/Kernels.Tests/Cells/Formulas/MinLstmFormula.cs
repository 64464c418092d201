using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Feng et al. 2024, section 3.2: h = f / (f + i) h₋ + i / (f + i) (W x + b).</summary>
internal static class MinLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var f = Logistic(w.Affine("forget", j, ("x", x)));
            var i = Logistic(w.Affine("input", j, ("x", x)));
            results[0][j] = (f / (f + i) * h[j]) + (i / (f + i) * w.Affine("candidate", j, ("x", x)));
        }
    }
}
