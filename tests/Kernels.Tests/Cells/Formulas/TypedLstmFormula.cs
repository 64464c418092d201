using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Balduzzi and Ghifary 2016, T-LSTM: z, f = σ and o = tanh read x and the x before; c = f c₋ + (1 − f) z, h = c o.
/// </summary>
internal static class TypedLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, before, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < c.Length; j++)
        {
            var z = w.Affine("candidate", j, ("x", x), ("before", before));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("before", before)));
            var o = Math.Tanh(w.Affine("output", j, ("x", x), ("before", before)));
            results[1][j] = (f * c[j]) + ((1 - f) * z);
            results[0][j] = results[1][j] * o;
        }

        if (results.Length > 2)
            x.CopyTo(results[2], 0);
    }
}
