using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Beck et al. 2024, equations 19 to 27, one head, held in range by the state m:
/// C = f C₋ + i v kᵀ, n = f n₋ + i k, h = o C q / max(|nᵀ q|, e^−m).
/// </summary>
internal static class MLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, matrix, n, m) = (operands[0], operands[1], operands[2], operands[3][0]);
        var size = n.Length;
        var q = new double[size];
        var k = new double[size];
        var v = new double[size];
        for (var j = 0; j < size; j++)
        {
            q[j] = w.Affine("query", j, ("x", x));
            k[j] = w.Affine("key", j, ("x", x)) / Math.Sqrt(size);
            v[j] = w.Affine("value", j, ("x", x));
        }

        var input = w.Affine("input", 0, ("x", x));
        var forget = m - Softplus(-w.Affine("forget", 0, ("x", x)));
        var top = Math.Max(forget, input);
        var (i, f) = (Math.Exp(input - top), Math.Exp(forget - top));
        var along = 0.0;
        for (var b = 0; b < size; b++)
        {
            results[2][b] = (f * n[b]) + (i * k[b]);
            along += results[2][b] * q[b];
        }

        results[3][0] = top;
        for (var a = 0; a < size; a++)
        {
            var sum = 0.0;
            for (var b = 0; b < size; b++)
            {
                results[1][(a * size) + b] = (f * matrix[(a * size) + b]) + (i * v[a] * k[b]);
                sum += results[1][(a * size) + b] * q[b];
            }

            var o = Logistic(w.Affine("output", a, ("x", x)));
            results[0][a] = o * sum / Math.Max(Math.Abs(along), Math.Exp(-top));
        }
    }
}
