using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Ba et al. 2016, equations 1 and 2, one inner step: F = λ F₋ + η h₋ h₋ᵀ, h = tanh(LN(W x + U h₋ + b + F s)).
/// </summary>
internal static class FastWeightsFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, fast) = (operands[0], operands[1], operands[2]);
        var size = h.Length;
        var boundary = new double[size];
        var sum = new double[size];
        for (var j = 0; j < size; j++)
            boundary[j] = w.Affine("hidden", j, ("x", x), ("h", h));
        for (var j = 0; j < size; j++)
        {
            sum[j] = boundary[j];
            for (var k = 0; k < size; k++)
            {
                var at = (j * size) + k;
                results[1][at] = (w.Hyper("decay") * fast[at]) + (w.Hyper("rate") * h[j] * h[k]);
                sum[j] += results[1][at] * Math.Tanh(boundary[k]);
            }
        }

        var normal = Normalised(sum);
        for (var j = 0; j < size; j++)
            results[0][j] = Math.Tanh((w["gain"][j] * normal[j]) + w["shift"][j]);
    }
}
