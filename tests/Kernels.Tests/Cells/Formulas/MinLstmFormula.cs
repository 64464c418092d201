using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Feng et al. 2024, section 3.2.4: two gates, made to sum to one.</summary>
internal static class MinLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var forget = Logistic(w.Dot("forget.x", j, x) + w["forget.bias"][j]);
            var input = Logistic(w.Dot("input.x", j, x) + w["input.bias"][j]);
            var candidate = w.Dot("candidate.x", j, x) + w["candidate.bias"][j];
            results[0][j] = ((forget * h[j]) + (input * candidate)) / (forget + input);
        }
    }
}
