using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Landi et al. 2021: each gate adds tanh of a product with the cell; the output gate takes the new cell.
/// </summary>
internal static class WorkingMemoryLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)) + Math.Tanh(w.Dot("inputMemory", j, c)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)) + Math.Tanh(w.Dot("forgetMemory", j, c)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            results[1][j] = (f * c[j]) + (i * g);
        }

        for (var j = 0; j < h.Length; j++)
        {
            var seen = Math.Tanh(w.Dot("outputMemory", j, results[1]));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)) + seen);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }
    }
}
