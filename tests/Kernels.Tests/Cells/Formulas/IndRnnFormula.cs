namespace Kernels.Tests.Cells.Formulas;

/// <summary>Li et al. 2018, equation 2: h = relu(W x + u h₋ + b).</summary>
internal static class IndRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Max(0, w.Dot("hidden.x", j, x) + (w["recurrent"][j] * h[j]) + w["hidden.bias"][j]);
    }
}
