using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Erichson, Lim and Mahoney 2022: h = (1 − g) h₋ + g (u + a z), z reads the state of d steps ago.
/// </summary>
internal static class TauGruFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, old, h) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var u = Math.Tanh(w.Affine("candidate", j, ("x", x), ("h", h)));
            var z = Math.Tanh(w.Affine("delayed", j, ("x", x), ("old", old)));
            var g = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var a = Logistic(w.Affine("weight", j, ("x", x), ("h", h)));
            results[0][j] = ((1 - g) * h[j]) + (g * (u + (a * z)));
        }
    }
}
