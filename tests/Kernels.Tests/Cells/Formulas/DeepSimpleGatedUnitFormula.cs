using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Gao and Głowacka 2016, DSGU: as SGU, but the proposal is σ(V_o (z_g h₋)).</summary>
internal static class DeepSimpleGatedUnitFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var shaped = new double[h.Length];
        var gated = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            shaped[j] = w.Affine("input", j, ("x", x)) * h[j];
        for (var j = 0; j < h.Length; j++)
            gated[j] = Math.Tanh(w.Dot("gate", j, shaped)) * h[j];
        for (var j = 0; j < h.Length; j++)
        {
            var proposal = Logistic(w.Dot("output", j, gated));
            var z = Math.Clamp((0.2 * w.Affine("update", j, ("x", x), ("h", h))) + 0.5, 0, 1);
            results[0][j] = ((1 - z) * h[j]) + (z * proposal);
        }
    }
}
