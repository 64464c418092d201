using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Greff et al. 2017, variant NIAF: the LSTM with peepholes, the candidate is not squashed.
/// </summary>
internal static class LstmWithoutInputActivationFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + (w["forgetPeephole"][j] * c[j]));
            var now = (f * c[j]) + (i * w.Affine("candidate", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)) + (w["outputPeephole"][j] * now));
            results[1][j] = now;
            results[0][j] = o * Math.Tanh(now);
        }
    }
}
