using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Jozefowicz et al. 2015, MUT3: z = σ(W_z x + U_z tanh(h₋) + b), r and ĥ as a GRU has them.
/// </summary>
internal static class Mut3Formula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var kept = new double[h.Length];
        var squashed = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
        {
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
            squashed[j] = Math.Tanh(h[j]);
        }

        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("operand2", squashed)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept)));
            results[0][j] = (candidate * z) + (h[j] * (1 - z));
        }
    }
}
