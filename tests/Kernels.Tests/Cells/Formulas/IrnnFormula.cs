namespace Kernels.Tests.Cells.Formulas;

/// <summary>Le, Jaitly and Hinton 2015, section 2: h = relu(W x + U h₋ + b).</summary>
internal static class IrnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Max(0, w.Affine("hidden", j, ("x", x), ("h", h)));
    }
}
