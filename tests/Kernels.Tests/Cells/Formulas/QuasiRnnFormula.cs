using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Bradbury et al. 2017, equations 2 and 5, width 2: c = f c₋ + (1 − f) z, h = o c.</summary>
internal static class QuasiRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, before, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < c.Length; j++)
        {
            var z = Math.Tanh(w.Affine("candidate", j, ("x", x), ("before", before)));
            var f = Logistic(w.Affine("forget", j, ("x", x), ("before", before)));
            var o = Logistic(w.Affine("output", j, ("x", x), ("before", before)));
            results[1][j] = (f * c[j]) + ((1 - f) * z);
            results[0][j] = o * results[1][j];
        }

        if (results.Length > 2)
            x.CopyTo(results[2], 0);
    }
}
