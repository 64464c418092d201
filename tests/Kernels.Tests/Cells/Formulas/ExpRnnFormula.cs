using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Lezcano-Casado and Martínez-Rubio 2019, section 4: h = modReLU(W x + exp(A − Aᵀ) h₋).</summary>
internal static class ExpRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var u = SkewExponential(w["skew"], h.Length);
        for (var j = 0; j < h.Length; j++)
        {
            var sum = w.Dot("input", j, x);
            for (var k = 0; k < h.Length; k++)
                sum += u[j, k] * h[k];
            results[0][j] = Math.Sign(sum) * Math.Max(0, Math.Abs(sum) + w["bias"][j]);
        }
    }
}
