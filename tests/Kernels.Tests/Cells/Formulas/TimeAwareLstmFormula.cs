using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Baytas et al. 2017, section 3.1: c* = c₋ − s + s g(Δ), s = tanh(W_d c₋ + b_d), g(Δ) = 1 / log(e + Δ); then an LSTM.
/// </summary>
internal static class TimeAwareLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, elapsed, h, c) = (operands[0], operands[1][0], operands[2], operands[3]);
        for (var j = 0; j < h.Length; j++)
        {
            var s = Math.Tanh(w.Affine("decomposition", j, ("c", c)));
            var adjusted = c[j] - s + (s / Math.Log(Math.E + elapsed));
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * adjusted) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
