using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Tai, Socher and Manning 2015, equations 2 to 8; operands x, then all children's h, then all children's c.
/// </summary>
internal static class ChildSumTreeLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, count) = (operands[0], (operands.Length - 1) / 2);
        var size = results[0].Length;
        var sum = new double[size];
        for (var child = 0; child < count; child++)
        {
            for (var j = 0; j < size; j++)
                sum[j] += operands[1 + child][j];
        }

        for (var j = 0; j < size; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("sum", sum)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("sum", sum)));
            var now = i * Math.Tanh(w.Affine("candidate", j, ("x", x), ("sum", sum)));
            for (var child = 0; child < count; child++)
            {
                var f = Logistic(w.Affine("forget", j, ("x", x), ("child", operands[1 + child])));
                now += f * operands[1 + count + child][j];
            }

            results[1][j] = now;
            results[0][j] = o * Math.Tanh(now);
        }
    }
}
