using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Vecoven et al. 2021, BRC: h = c h₋ + (1 − c) tanh(W x + a h₋), a = 1 + tanh(…) and c = σ(…) by unit.
/// </summary>
internal static class BistableCellFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var a = 1 + Math.Tanh(w.Affine("modulation", j, ("x", x)) + (w["modulationRecurrent"][j] * h[j]));
            var c = Logistic(w.Affine("update", j, ("x", x)) + (w["updateRecurrent"][j] * h[j]));
            results[0][j] = (c * h[j]) + ((1 - c) * Math.Tanh(w.Dot("candidate", j, x) + (a * h[j])));
        }
    }
}
