using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Dao and Gu 2024, one head with scalar decay: H = a H₋ + Δ x Bᵀ, a = exp(−e^logDecay Δ), y = H C + D x.
/// </summary>
internal static class StateSpaceDualityFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state) = (operands[0], operands[1]);
        var count = state.Length / x.Length;
        var step = Softplus(w.Affine("step", 0, ("x", x)));
        var decay = Math.Exp(-Math.Exp(w["logDecay"][0]) * step);
        for (var d = 0; d < x.Length; d++)
        {
            var y = w["skip"][d] * x[d];
            for (var n = 0; n < count; n++)
            {
                var at = (d * count) + n;
                results[1][at] = (decay * state[at]) + (step * x[d] * w.Dot("write", n, x));
                y += results[1][at] * w.Dot("read", n, x);
            }

            results[0][d] = y;
        }
    }
}
