using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Greff et al. 2017, variant NOG: the LSTM with peepholes, o = 1.</summary>
internal static class LstmWithoutOutputGateFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + (w["forgetPeephole"][j] * c[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = Math.Tanh(results[1][j]);
        }
    }
}
