namespace Kernels.Tests.Cells.Formulas;

/// <summary>Lukoševičius 2012, equations 2 and 3: h = (1 − α) h₋ + α tanh(W x + U h₋ + b).</summary>
internal static class LeakyIntegratorFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var leak = w.Hyper("leak");
        for (var j = 0; j < h.Length; j++)
        {
            var moved = Math.Tanh(w.Dot("hidden.x", j, x) + w.Dot("hidden.h", j, h) + w["hidden.bias"][j]);
            results[0][j] = ((1 - leak) * h[j]) + (leak * moved);
        }
    }
}
