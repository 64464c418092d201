namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zhang et al. 2016, section 4: h = tanh(W x + U₁ h₋ + U_d h of d steps ago + b).</summary>
internal static class TimeSkipRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, old, h) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Tanh(w.Affine("hidden", j, ("x", x), ("h", h), ("old", old)));
    }
}
