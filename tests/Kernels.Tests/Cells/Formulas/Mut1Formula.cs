using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Jozefowicz et al. 2015, MUT1: z = σ(W_z x + b), ĥ = tanh(U (r h₋) + tanh(x̃) + b), h = ĥ z + h₋ (1 − z).
/// </summary>
internal static class Mut1Formula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x)));
            var candidate = w.Affine("candidate", j, ("operand1", kept)) + Math.Tanh(w.Dot("projection", j, x));
            results[0][j] = (Math.Tanh(candidate) * z) + (h[j] * (1 - z));
        }
    }
}
