namespace Kernels.Tests.Cells.Formulas;

/// <summary>Sun et al. 2023, equation 6, one head: S = γ S₋ + k vᵀ, y = Sᵀ q.</summary>
internal static class RetentiveNetworkFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state) = (operands[0], operands[1]);
        var size = results[0].Length;
        Array.Clear(results[0]);
        for (var a = 0; a < state.Length / size; a++)
        {
            var (q, k) = (w.Dot("query", a, x), w.Dot("key", a, x));
            for (var b = 0; b < size; b++)
            {
                var at = (a * size) + b;
                results[1][at] = (w.Hyper("gamma") * state[at]) + (k * w.Dot("value", b, x));
                results[0][b] += results[1][at] * q;
            }
        }
    }
}
