using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Neil, Pfeiffer and Liu 2016, equations 1 to 11: a time gate k opens for a part of each unit's period.
/// </summary>
internal static class PhasedLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, t, h, c) = (operands[0], operands[1][0], operands[2], operands[3]);
        for (var j = 0; j < h.Length; j++)
        {
            var (period, open) = (Math.Abs(w["period"][j]), Math.Abs(w["open"][j]));
            var since = t - w["shift"][j];
            var phase = (since / period) - Math.Floor(since / period);
            var k = w.Hyper("leak") * phase;
            if (phase <= open / 2)
                k = 2 * phase / open;
            else if (phase <= open)
                k = 2 - (2 * phase / open);
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + (w["forgetPeephole"][j] * c[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var proposed = (f * c[j]) + (i * g);
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)) + (w["outputPeephole"][j] * proposed));
            results[1][j] = (k * proposed) + ((1 - k) * c[j]);
            results[0][j] = (k * o * Math.Tanh(proposed)) + ((1 - k) * h[j]);
        }
    }
}
