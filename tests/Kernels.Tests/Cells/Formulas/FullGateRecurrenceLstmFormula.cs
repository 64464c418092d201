using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Greff et al. 2017, variant FGR: each gate also reads all three gates of the step before.
/// </summary>
internal static class FullGateRecurrenceLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var (wasIn, wasForget, wasOut) = (operands[3], operands[4], operands[5]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(Gate("input", j) + (w["inputPeephole"][j] * c[j]));
            var f = Logistic(Gate("forget", j) + (w["forgetPeephole"][j] * c[j]));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var now = (f * c[j]) + (i * g);
            var o = Logistic(Gate("output", j) + (w["outputPeephole"][j] * now));
            (results[0][j], results[1][j]) = (o * Math.Tanh(now), now);
            (results[2][j], results[3][j], results[4][j]) = (i, f, o);
        }

        double Gate(string name, int row) =>
            w.Affine(name, row, ("x", x), ("h", h), ("i", wasIn), ("f", wasForget), ("o", wasOut));
    }
}
