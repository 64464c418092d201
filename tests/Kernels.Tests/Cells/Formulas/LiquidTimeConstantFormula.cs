using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Hasani et al. 2021, algorithm 1, six fused steps: h ← (h + Δ f A) / (1 + Δ (1/τ + f)), f = σ(W x + U h + b).
/// </summary>
internal static class LiquidTimeConstantFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1].ToArray());
        var step = w.Hyper("step");
        for (var unfold = 0; unfold < 6; unfold++)
        {
            var next = new double[h.Length];
            for (var j = 0; j < h.Length; j++)
            {
                var f = Logistic(w.Affine("conductance", j, ("x", x), ("h", h)));
                var moved = h[j] + (step * f * w["reversal"][j]);
                next[j] = moved / (1 + (step * (Softplus(w["rate"][j]) + f)));
            }

            h = next;
        }

        h.CopyTo(results[0], 0);
    }
}
