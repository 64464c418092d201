using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Lee, Levy and Zettlemoyer 2017, equation 1: c = i W x + f c₋, h = tanh(c).</summary>
internal static class RecurrentAdditiveNetworkFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            results[1][j] = (i * w.Dot("content", j, x)) + (f * c[j]);
            results[0][j] = Math.Tanh(results[1][j]);
        }
    }
}
