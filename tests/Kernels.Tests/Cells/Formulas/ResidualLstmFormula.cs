using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Kim, El-Khamy and Lee 2017: h = o ⊙ (W_p tanh(c) + W_h x), with peepholes.</summary>
internal static class ResidualLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var squashed = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + (w["forgetPeephole"][j] * c[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * c[j]) + (i * g);
            squashed[j] = Math.Tanh(results[1][j]);
        }

        for (var j = 0; j < h.Length; j++)
        {
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)) + (w["outputPeephole"][j] * results[1][j]));
            results[0][j] = o * (w.Dot("projection", j, squashed) + w.Dot("shortcut", j, x));
        }
    }
}
