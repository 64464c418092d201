using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Ravanelli et al. 2018, without batch normalisation: h = z h₋ + (1 − z) relu(W x + U h₋ + b).
/// </summary>
internal static class LiGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var candidate = Math.Max(0, w.Affine("candidate", j, ("x", x), ("h", h)));
            results[0][j] = (z * h[j]) + ((1 - z) * candidate);
        }
    }
}
