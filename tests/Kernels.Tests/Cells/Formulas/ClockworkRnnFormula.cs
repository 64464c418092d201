namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Koutník et al. 2014, equations 1 to 4: group g of four moves when 2^g divides t, and reads itself and slower groups.
/// </summary>
internal static class ClockworkRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, t, h) = (operands[0], (int)operands[1][0], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var group = j * 4 / h.Length;
            if (t % (1 << group) != 0)
            {
                results[0][j] = h[j];
                continue;
            }

            var sum = w.Dot("hidden.x", j, x) + w["hidden.bias"][j];
            for (var k = 0; k < h.Length; k++)
            {
                if (k * 4 / h.Length >= group)
                    sum += w["hidden.h"][(j * h.Length) + k] * h[k];
            }

            results[0][j] = Math.Tanh(sum);
        }
    }
}
