namespace Kernels.Tests.Cells.Formulas;

/// <summary>Ceni and Gallicchio 2023: h = β tanh(W x + U h₋ + b) + (1 − β) O h₋.</summary>
internal static class Es2nFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var beta = w.Hyper("proximity");
        for (var j = 0; j < h.Length; j++)
        {
            var moved = Math.Tanh(w.Affine("reservoir", j, ("x", x), ("h", h)));
            results[0][j] = (beta * moved) + ((1 - beta) * w.Dot("rotation", j, h));
        }
    }
}
