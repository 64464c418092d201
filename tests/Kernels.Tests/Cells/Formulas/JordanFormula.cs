using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Jordan 1986: h = tanh(W x + U y₋ + b), y = σ(V h + d).</summary>
internal static class JordanFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, y) = (operands[0], operands[1]);
        var h = new double[w["hidden.bias"].Length];
        for (var j = 0; j < h.Length; j++)
            h[j] = Math.Tanh(w.Dot("hidden.x", j, x) + w.Dot("hidden.y", j, y) + w["hidden.bias"][j]);
        for (var k = 0; k < y.Length; k++)
            results[0][k] = Logistic(w.Dot("output.h", k, h) + w["output.bias"][k]);
    }
}
