using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Che et al. 2018, equations 3 to 11: missing inputs decay to their mean, the state decays with the time since.
/// </summary>
internal static class GruDFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (raw, mask, delta) = (operands[0], operands[1], operands[2]);
        var (last, mean) = (operands[4], w["mean"]);
        var x = new double[raw.Length];
        for (var k = 0; k < raw.Length; k++)
        {
            var decay = Math.Exp(-Math.Max(0, (w["inputDecay"][k] * delta[k]) + w["inputDecayBias"][k]));
            var missing = (decay * last[k]) + ((1 - decay) * mean[k]);
            x[k] = (mask[k] * raw[k]) + ((1 - mask[k]) * missing);
            results[1][k] = (mask[k] * raw[k]) + ((1 - mask[k]) * last[k]);
        }

        var h = new double[operands[3].Length];
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            h[j] = operands[3][j] * Math.Exp(-Math.Max(0, w.Affine("stateDecay", j, ("delta", delta))));
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h), ("mask", mask)));
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("h", h), ("mask", mask)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept), ("mask", mask)));
            results[0][j] = ((1 - z) * h[j]) + (z * candidate);
        }
    }
}
