namespace Kernels.Tests.Cells.Formulas;

/// <summary>Wu et al. 2016, equation 4: h = tanh(α ⊙ W x ⊙ U h₋ + β₁ ⊙ U h₋ + β₂ ⊙ W x + b).</summary>
internal static class MultiplicativeIntegrationRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var fromInput = w.Dot("input", j, x);
            var fromState = w.Dot("recurrent", j, h);
            var both = w["alpha"][j] * fromInput * fromState;
            results[0][j] = Math.Tanh(both + (w["beta1"][j] * fromState) + (w["beta2"][j] * fromInput) + w["bias"][j]);
        }
    }
}
