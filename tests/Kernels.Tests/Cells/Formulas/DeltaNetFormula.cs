using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Schlag, Irie and Schmidhuber 2021, equation 24, with the features of Yang et al. 2024:
/// S = S₋ + β (v − S₋ k) kᵀ, y = S q.
/// </summary>
internal static class DeltaNetFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, state) = (operands[0], operands[1]);
        var size = results[0].Length;
        var count = state.Length / size;
        var (q, k) = (Feature("query"), Feature("key"));
        var beta = Logistic(w.Affine("beta", 0, ("x", x)));
        for (var a = 0; a < size; a++)
        {
            var stored = 0.0;
            for (var b = 0; b < count; b++)
                stored += state[(a * count) + b] * k[b];
            var y = 0.0;
            for (var b = 0; b < count; b++)
            {
                var at = (a * count) + b;
                results[1][at] = state[at] - (beta * stored * k[b]) + (beta * w.Dot("value", a, x) * k[b]);
                y += results[1][at] * q[b];
            }

            results[0][a] = y;
        }

        double[] Feature(string name)
        {
            var feature = w.Product(name, count, x).Select(Silu).ToArray();
            var norm = Math.Sqrt(feature.Sum(value => value * value) + 1e-6);
            return [.. feature.Select(value => value / norm)];
        }
    }
}
