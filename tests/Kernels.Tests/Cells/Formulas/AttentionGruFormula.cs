using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Zhou et al. 2019, as in the authors' code: u = (1 − a) σ(…), h = u h₋ + (1 − u) tanh(W x + U (r h₋) + b).
/// </summary>
internal static class AttentionGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, attention, h) = (operands[0], operands[1][0], operands[2]);
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
        for (var j = 0; j < h.Length; j++)
        {
            var u = (1 - attention) * Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept)));
            results[0][j] = (u * h[j]) + ((1 - u) * candidate);
        }
    }
}
