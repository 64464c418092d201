using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zu and Wei 2021: f = σ(W x + U h₋ + b), h = tanh((1 − f) W x + f h₋), one W.</summary>
internal static class SgrnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var p = w.Dot("input", j, x);
            var f = Logistic(p + w.Affine("forget", j, ("h", h)));
            results[0][j] = Math.Tanh(((1 - f) * p) + (f * h[j]));
        }
    }
}
