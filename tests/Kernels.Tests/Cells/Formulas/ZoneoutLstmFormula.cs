using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Krueger et al. 2016, in expectation: c = d c₋ + (1 − d) ĉ, h = d h₋ + (1 − d) o tanh(ĉ), ĉ = f c₋ + i g.
/// </summary>
internal static class ZoneoutLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var (cellRate, stateRate) = (w.Hyper("cellRate"), w.Hyper("stateRate"));
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var proposed = (f * c[j]) + (i * g);
            results[1][j] = (cellRate * c[j]) + ((1 - cellRate) * proposed);
            results[0][j] = (stateRate * h[j]) + ((1 - stateRate) * o * Math.Tanh(proposed));
        }
    }
}
