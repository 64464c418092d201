using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Feng et al. 2024, section 3.1.3: a weighted mean of the state before and a linear candidate.</summary>
internal static class MinGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var update = Logistic(w.Dot("update.x", j, x) + w["update.bias"][j]);
            var candidate = w.Dot("candidate.x", j, x) + w["candidate.bias"][j];
            results[0][j] = ((1 - update) * h[j]) + (update * candidate);
        }
    }
}
