using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Zhang et al. 2016, equations 1 to 11: c = d c of the layer below + f c₋ + i g, with peepholes.
/// </summary>
internal static class HighwayLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, lower, h, c) = (operands[0], operands[1], operands[2], operands[3]);
        for (var j = 0; j < h.Length; j++)
        {
            var d = Logistic(
                w.Affine("depth", j, ("x", x)) + (w["depthPeephole"][j] * c[j]) + (w["depthLower"][j] * lower[j]));
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + (w["forgetPeephole"][j] * c[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var now = (d * lower[j]) + (f * c[j]) + (i * g);
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)) + (w["outputPeephole"][j] * now));
            results[1][j] = now;
            results[0][j] = o * Math.Tanh(now);
        }
    }
}
