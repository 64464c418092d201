using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Beck et al. 2024, equations 8 to 17, one head: exponential gates held in range by the state m.
/// </summary>
internal static class SLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var (n, m) = (operands[3], operands[4]);
        for (var j = 0; j < h.Length; j++)
        {
            var input = w.Affine("input", j, ("x", x), ("h", h));
            var forget = m[j] - Softplus(-w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var z = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var top = Math.Max(forget, input);
            results[1][j] = (Math.Exp(forget - top) * c[j]) + (Math.Exp(input - top) * z);
            results[2][j] = (Math.Exp(forget - top) * n[j]) + Math.Exp(input - top);
            results[3][j] = top;
            results[0][j] = o * results[1][j] / results[2][j];
        }
    }
}
