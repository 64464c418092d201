namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zhang et al. 2015, equation 1: z = α z₋ + x.</summary>
internal static class FofeFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, z) = (operands[0], operands[1]);
        for (var j = 0; j < z.Length; j++)
            results[0][j] = (w.Hyper("alpha") * z[j]) + x[j];
    }
}
