using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Ye et al. 2024: h = (1 − f) h₋ + f tanh(W x), f = σ(W_f x + U h₋ + b).</summary>
internal static class LightRuFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            results[0][j] = ((1 - f) * h[j]) + (f * Math.Tanh(w.Dot("candidate", j, x)));
        }
    }
}
