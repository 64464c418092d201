using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Yang et al. 2023, equation 3 and section 4.4: S = diag(α) S₋ + k vᵀ, α = σ(…)^(1/16), y = Sᵀ q.
/// </summary>
internal static class GatedLinearAttentionFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state) = (operands[0], operands[1]);
        var size = results[0].Length;
        var low = w.Product("gateRank", w["gateRank"].Length / x.Length, x);
        Array.Clear(results[0]);
        for (var a = 0; a < state.Length / size; a++)
        {
            var (q, k) = (w.Dot("query", a, x), w.Dot("key", a, x));
            var alpha = Math.Pow(Logistic(w.Affine("gate", a, ("low", low))), 1.0 / 16);
            for (var b = 0; b < size; b++)
            {
                var at = (a * size) + b;
                results[1][at] = (alpha * state[at]) + (k * w.Dot("value", b, x));
                results[0][b] += results[1][at] * q;
            }
        }
    }
}
