using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Mikolov et al. 2014, equations 4 to 6, without the softmax of the loss:
/// s = (1 − α) B x + α s₋, h = σ(P s + A x + R h₋), y = U h + V s.
/// </summary>
internal static class ScrnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, s) = (operands[0], operands[1], operands[2]);
        var (y, next, slow) = (results[0], results[1], results[2]);
        var alpha = w.Hyper("alpha");
        for (var k = 0; k < s.Length; k++)
            slow[k] = ((1 - alpha) * w.Dot("context", k, x)) + (alpha * s[k]);
        for (var j = 0; j < h.Length; j++)
            next[j] = Logistic(w.Affine("hidden", j, ("x", x), ("h", h), ("s", slow)));
        for (var k = 0; k < y.Length; k++)
            y[k] = w.Affine("output", k, ("h", next), ("s", slow));
    }
}
