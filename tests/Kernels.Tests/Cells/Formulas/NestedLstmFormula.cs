using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Moniz and Krueger 2018: the cell of an LSTM is the output of an inner one, fed with i g as input and f c₋ as state.
/// </summary>
internal static class NestedLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c, n) = (operands[0], operands[1], operands[2], operands[3]);
        var innerInput = new double[h.Length];
        var innerState = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            innerInput[j] = i * Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            innerState[j] = f * c[j];
        }

        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("inner.input", j, ("x", innerInput), ("h", innerState)));
            var f = Logistic(w.Affine("inner.forget", j, ("x", innerInput), ("h", innerState)));
            var o = Logistic(w.Affine("inner.output", j, ("x", innerInput), ("h", innerState)));
            var g = Math.Tanh(w.Affine("inner.candidate", j, ("x", innerInput), ("h", innerState)));
            results[2][j] = (f * n[j]) + (i * g);
            results[1][j] = o * Math.Tanh(results[2][j]);
            var outer = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            results[0][j] = outer * Math.Tanh(results[1][j]);
        }
    }
}
