using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Feng et al. 2024, section 3.1: h = (1 − z) h₋ + z (W x + b), z = σ(W_z x + b_z).</summary>
internal static class MinGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x)));
            results[0][j] = ((1 - z) * h[j]) + (z * w.Affine("candidate", j, ("x", x)));
        }
    }
}
