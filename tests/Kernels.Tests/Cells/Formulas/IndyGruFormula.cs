using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Gonnet and Deselaers 2019: a GRU whose recurrent matrices are diagonal.</summary>
internal static class IndyGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var r = Logistic(w.Affine("reset", j, ("x", x)) + (w["resetRecurrent"][j] * h[j]));
            var z = Logistic(w.Affine("update", j, ("x", x)) + (w["updateRecurrent"][j] * h[j]));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x)) + (w["candidateRecurrent"][j] * r * h[j]));
            results[0][j] = (z * h[j]) + ((1 - z) * candidate);
        }
    }
}
