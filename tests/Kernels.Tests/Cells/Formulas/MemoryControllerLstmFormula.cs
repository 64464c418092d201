using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Intel's memory-controlled LSTM (2017): the gates read v₋; c = f c₋ + i n, h = o tanh(c), v = m tanh(c).
/// </summary>
internal static class MemoryControllerLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, v, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < c.Length; j++)
        {
            var f = Logistic(w.Affine("forget", j, ("x", x), ("v", v)));
            var i = Logistic(w.Affine("input", j, ("x", x), ("v", v)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("v", v)));
            var m = Logistic(w.Affine("memory", j, ("x", x), ("v", v)));
            var n = Math.Tanh(w.Affine("candidate", j, ("x", x), ("v", v)));
            results[2][j] = (f * c[j]) + (i * n);
            results[0][j] = o * Math.Tanh(results[2][j]);
            results[1][j] = m * Math.Tanh(results[2][j]);
        }
    }
}
