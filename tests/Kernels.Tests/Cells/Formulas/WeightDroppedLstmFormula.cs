using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Merity, Keskar and Socher 2017, at inference: nothing is dropped, and the LSTM of Gers et al. 2000 is left.
/// </summary>
internal static class WeightDroppedLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
