using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// van der Westhuizen and Lasenby 2018: s = W x + U h₋ + b, h = σ(s) h₋ + (1 − σ(s − β)) tanh(W_c x + U_c h₋ + b_c).
/// </summary>
internal static class JanetFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var s = w.Affine("forget", j, ("x", x), ("h", h));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[0][j] = (Logistic(s) * h[j]) + ((1 - Logistic(s - w.Hyper("beta"))) * candidate);
        }
    }
}
