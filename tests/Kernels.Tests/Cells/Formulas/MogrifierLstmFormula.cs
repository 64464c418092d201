using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Melis, Kočiský and Blunsom 2020, equations 1 and 2, five rounds: x and h scale each other, then an LSTM.
/// </summary>
internal static class MogrifierLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0].ToArray(), operands[1].ToArray(), operands[2]);
        for (var round = 0; round < 5; round++)
        {
            if (round % 2 == 0)
            {
                for (var k = 0; k < x.Length; k++)
                    x[k] *= 2 * Logistic(w.Affine($"toInput[{round / 2}]", k, ("h", h)));
            }
            else
            {
                for (var j = 0; j < h.Length; j++)
                    h[j] *= 2 * Logistic(w.Affine($"toState[{round / 2}]", j, ("x", x)));
            }
        }

        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * c[j]) + (i * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
