using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Gonnet and Deselaers 2019: an LSTM whose recurrent matrices are diagonal.</summary>
internal static class IndyLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x)) + (w["inputRecurrent"][j] * h[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x)) + (w["forgetRecurrent"][j] * h[j]));
            var o = Logistic(w.Affine("output", j, ("x", x)) + (w["outputRecurrent"][j] * h[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x)) + (w["candidateRecurrent"][j] * h[j]));
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
