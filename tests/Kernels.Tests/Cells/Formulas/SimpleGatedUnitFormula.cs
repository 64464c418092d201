using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Gao and Głowacka 2016, SGU: z_g = tanh(V ((W x + b) h₋)), h = (1 − z) h₋ + z softplus(z_g h₋), z a hard sigmoid.
/// </summary>
internal static class SimpleGatedUnitFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var shaped = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            shaped[j] = w.Affine("input", j, ("x", x)) * h[j];
        for (var j = 0; j < h.Length; j++)
        {
            var proposal = Softplus(Math.Tanh(w.Dot("gate", j, shaped)) * h[j]);
            var z = Math.Clamp((0.2 * w.Affine("update", j, ("x", x), ("h", h))) + 0.5, 0, 1);
            results[0][j] = ((1 - z) * h[j]) + (z * proposal);
        }
    }
}
