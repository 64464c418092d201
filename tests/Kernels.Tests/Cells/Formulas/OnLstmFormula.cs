using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Shen et al. 2019, equations 2 to 11, chunks of one unit: master gates are cumulative sums of a softmax.
/// </summary>
internal static class OnLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        var masterForget = CumulativeSoftmax("masterForget");
        var masterInput = CumulativeSoftmax("masterInput").Select(sum => 1 - sum).ToArray();
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("h", h)));
            var g = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var overlap = masterForget[j] * masterInput[j];
            var keep = (f * overlap) + (masterForget[j] - overlap);
            var write = (i * overlap) + (masterInput[j] - overlap);
            results[1][j] = (keep * c[j]) + (write * g);
            results[0][j] = o * Math.Tanh(results[1][j]);
        }

        double[] CumulativeSoftmax(string gate)
        {
            var sums = new double[h.Length];
            for (var j = 0; j < h.Length; j++)
                sums[j] = w.Affine(gate, j, ("x", x), ("h", h));
            sums = Softmax(sums);
            for (var j = 1; j < h.Length; j++)
                sums[j] += sums[j - 1];
            return sums;
        }
    }
}
