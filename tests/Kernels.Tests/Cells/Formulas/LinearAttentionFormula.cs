namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Katharopoulos et al. 2020, equations 16 to 20: S = S₋ + ψ(k) vᵀ, z = z₋ + ψ(k), y = Sᵀ ψ(q) / (z ψ(q)), ψ = elu + 1.
/// </summary>
internal static class LinearAttentionFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state, z) = (operands[0], operands[1], operands[2]);
        var size = results[0].Length;
        var norm = 0.0;
        Array.Clear(results[0]);
        for (var a = 0; a < z.Length; a++)
        {
            var (q, k) = (Feature(w.Dot("query", a, x)), Feature(w.Dot("key", a, x)));
            results[2][a] = z[a] + k;
            norm += results[2][a] * q;
            for (var b = 0; b < size; b++)
            {
                var at = (a * size) + b;
                results[1][at] = state[at] + (k * w.Dot("value", b, x));
                results[0][b] += results[1][at] * q;
            }
        }

        for (var b = 0; b < size; b++)
            results[0][b] /= norm;

        static double Feature(double value) => value > 0 ? value + 1 : Math.Exp(value);
    }
}
