using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Krueger et al. 2016, in expectation: h = d h₋ + (1 − d) GRU(x, h₋), the reset gate before the product.
/// </summary>
internal static class ZoneoutGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var rate = w.Hyper("stateRate");
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept)));
            results[0][j] = (rate * h[j]) + ((1 - rate) * ((z * h[j]) + ((1 - z) * candidate)));
        }
    }
}
