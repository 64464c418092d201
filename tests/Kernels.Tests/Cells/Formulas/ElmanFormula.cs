namespace Kernels.Tests.Cells.Formulas;

/// <summary>Elman 1990: h = tanh(W x + U h₋ + b).</summary>
internal static class ElmanFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Tanh(w.Dot("hidden.x", j, x) + w.Dot("hidden.h", j, h) + w["hidden.bias"][j]);
    }
}
