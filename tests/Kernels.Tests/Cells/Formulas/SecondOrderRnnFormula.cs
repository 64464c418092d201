using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Giles et al. 1992, equation 1: h_k = σ(Σᵢ Σⱼ T[k, i, j] xᵢ h₋ⱼ + b_k).</summary>
internal static class SecondOrderRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var k = 0; k < h.Length; k++)
        {
            var sum = w["bias"][k];
            for (var i = 0; i < x.Length; i++)
            {
                for (var j = 0; j < h.Length; j++)
                    sum += w["weight"][(((k * x.Length) + i) * h.Length) + j] * x[i] * h[j];
            }

            results[0][k] = Logistic(sum);
        }
    }
}
