using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>A trained average: z = a z₋ + (1 − a) x, a = σ(rate).</summary>
internal static class ExponentialAverageFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, z) = (operands[0], operands[1]);
        for (var j = 0; j < z.Length; j++)
        {
            var a = Logistic(w["rate"][j]);
            results[0][j] = (a * z[j]) + ((1 - a) * x[j]);
        }
    }
}
