using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Zoph and Le 2016, figure 8, as in TensorFlow's NASCell: eight pairs of products, the fourth multiplied.
/// </summary>
internal static class NasCellFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var a = new double[8];
            var b = new double[8];
            for (var k = 0; k < 8; k++)
            {
                a[k] = w.Dot($"fromInput[{k}]", j, x);
                b[k] = w.Affine($"fromState[{k}]", j, ("h", h));
            }

            var first = Math.Tanh(Logistic(a[0] + b[0]) * Math.Max(0, a[1] + b[1]));
            var second = Math.Tanh(Logistic(a[2] + b[2]) + Math.Max(0, a[3] * b[3]));
            var third = Math.Tanh(Math.Tanh(a[4] + b[4]) * Logistic(a[5] + b[5]));
            var fourth = Logistic(Math.Tanh(a[6] + b[6]) + Logistic(a[7] + b[7]));
            results[1][j] = Math.Tanh(first + c[j]) * second;
            results[0][j] = Math.Tanh(results[1][j] * Math.Tanh(third + fourth));
        }
    }
}
