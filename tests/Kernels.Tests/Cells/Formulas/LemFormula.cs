using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Rusch et al. 2022, equation 3: two step sizes, learned per unit; h reads the new z.</summary>
internal static class LemFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, z) = (operands[0], operands[1], operands[2]);
        var step = w.Hyper("step");
        for (var j = 0; j < h.Length; j++)
        {
            var pace = step * Logistic(w.Affine("memoryStep", j, ("x", x), ("h", h)));
            results[1][j] = ((1 - pace) * z[j]) + (pace * Math.Tanh(w.Affine("memory", j, ("x", x), ("h", h))));
        }

        for (var j = 0; j < h.Length; j++)
        {
            var pace = step * Logistic(w.Affine("stateStep", j, ("x", x), ("h", h)));
            results[0][j] = ((1 - pace) * h[j]) + (pace * Math.Tanh(w.Affine("state", j, ("x", x), ("z", results[1]))));
        }
    }
}
