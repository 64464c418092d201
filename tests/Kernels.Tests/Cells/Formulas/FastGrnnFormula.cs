using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Kusupati et al. 2018, equation 2: gate and candidate share W and U; h = (σ(ζ) (1 − z) + σ(ν)) h̃ + z h₋.
/// </summary>
internal static class FastGrnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var shared = w.Dot("input", j, x) + w.Dot("recurrent", j, h);
            var z = Logistic(shared + w["gateBias"][j]);
            var candidate = Math.Tanh(shared + w["candidateBias"][j]);
            var weight = (Logistic(w["zeta"][0]) * (1 - z)) + Logistic(w["nu"][0]);
            results[0][j] = (weight * candidate) + (z * h[j]);
        }
    }
}
