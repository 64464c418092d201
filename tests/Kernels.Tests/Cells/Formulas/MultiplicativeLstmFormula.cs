using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Krause et al. 2016, equations 16 to 21: m = (W_m x) ⊙ (U_m h₋) takes the place of h₋ in every gate.
/// </summary>
internal static class MultiplicativeLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var m = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            m[j] = w.Dot("inputFactor", j, x) * w.Dot("stateFactor", j, h);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("m", m)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("m", m)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("m", m)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("m", m)));
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
