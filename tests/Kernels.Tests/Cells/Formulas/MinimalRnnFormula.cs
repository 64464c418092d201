using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Chen 2017: z = tanh(W x + b), u = σ(U h₋ + V z + b), h = u h₋ + (1 − u) z.</summary>
internal static class MinimalRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var z = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            z[j] = Math.Tanh(w.Affine("latent", j, ("x", x)));
        for (var j = 0; j < h.Length; j++)
        {
            var u = Logistic(w.Affine("update", j, ("h", h), ("z", z)));
            results[0][j] = (u * h[j]) + ((1 - u) * z[j]);
        }
    }
}
