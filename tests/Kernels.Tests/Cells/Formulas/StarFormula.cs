using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Turkoglu et al. 2019: h = tanh((1 − k) h₋ + k z), z = tanh(W x + b), k = σ(W_k x + U h₋ + b_k).
/// </summary>
internal static class StarFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var z = Math.Tanh(w.Affine("candidate", j, ("x", x)));
            var k = Logistic(w.Affine("gate", j, ("x", x), ("h", h)));
            results[0][j] = Math.Tanh(((1 - k) * h[j]) + (k * z));
        }
    }
}
