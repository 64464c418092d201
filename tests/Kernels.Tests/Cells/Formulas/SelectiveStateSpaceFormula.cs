using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Gu and Dao 2023, equation 2 and algorithm 2: H = exp(Δ A) H₋ + Δ x Bᵀ with A = −exp(logDecay), y = H C + D x.
/// </summary>
internal static class SelectiveStateSpaceFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state) = (operands[0], operands[1]);
        var count = state.Length / x.Length;
        var low = w.Product("stepRank", w["stepRank"].Length / x.Length, x);
        for (var d = 0; d < x.Length; d++)
        {
            var step = Softplus(w.Affine("step", d, ("low", low)));
            var y = w["skip"][d] * x[d];
            for (var n = 0; n < count; n++)
            {
                var at = (d * count) + n;
                var kept = Math.Exp(-step * Math.Exp(w["logDecay"][at])) * state[at];
                results[1][at] = kept + (step * x[d] * w.Dot("write", n, x));
                y += results[1][at] * w.Dot("read", n, x);
            }

            results[0][d] = y;
        }
    }
}
