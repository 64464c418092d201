using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Balduzzi and Ghifary 2016, T-GRU: z, f = σ and o = tanh read x and the x before; h = f h₋ + z o.
/// </summary>
internal static class TypedGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, before, h) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var z = w.Affine("candidate", j, ("x", x), ("before", before));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("before", before)));
            var o = Math.Tanh(w.Affine("output", j, ("x", x), ("before", before)));
            results[0][j] = (f * h[j]) + (z * o);
        }

        if (results.Length > 1)
            x.CopyTo(results[1], 0);
    }
}
