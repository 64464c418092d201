namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Helfrich, Willmott and Ye 2018, equations 1 and 2: h = modReLU(W x + (I + A)⁻¹ (I − A) D h₋), A = M − Mᵀ.
/// The product is found by solving (I + A) v = (I − A) D h₋.
/// </summary>
internal static class ScoRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var size = h.Length;
        var skew = w["skew"];
        var left = new double[size, size];
        var v = new double[size];
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < size; k++)
            {
                var a = skew[(j * size) + k] - skew[(k * size) + j];
                left[j, k] = (j == k ? 1 : 0) + a;
                v[j] += ((j == k ? 1 : 0) - a) * w["signs"][k] * h[k];
            }
        }

        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                var factor = left[row, pivot] / left[pivot, pivot];
                for (var k = pivot; k < size; k++)
                    left[row, k] -= factor * left[pivot, k];
                v[row] -= factor * v[pivot];
            }
        }

        for (var j = 0; j < size; j++)
        {
            var sum = w.Dot("input", j, x) + (v[j] / left[j, j]);
            results[0][j] = Math.Sign(sum) * Math.Max(0, Math.Abs(sum) + w["bias"][j]);
        }
    }
}
