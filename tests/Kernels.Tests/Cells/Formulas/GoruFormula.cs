using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Jing et al. 2017: h = z h₋ + (1 − z) modReLU(W x + r ⊙ (U h₋)), U = exp(A − Aᵀ).</summary>
internal static class GoruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var u = SkewExponential(w["skew"], h.Length);
        for (var j = 0; j < h.Length; j++)
        {
            var turned = 0.0;
            for (var k = 0; k < h.Length; k++)
                turned += u[j, k] * h[k];
            var r = Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
            var z = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var sum = w.Dot("input", j, x) + (r * turned);
            var candidate = Math.Sign(sum) * Math.Max(0, Math.Abs(sum) + w["bias"][j]);
            results[0][j] = (z * h[j]) + ((1 - z) * candidate);
        }
    }
}
