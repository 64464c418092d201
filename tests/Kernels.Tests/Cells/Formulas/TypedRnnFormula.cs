using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Balduzzi and Ghifary 2016, T-RNN: h = f h₋ + (1 − f) W x, f = σ(V x + b).</summary>
internal static class TypedRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var f = Logistic(w.Affine("forget", j, ("x", x)));
            results[0][j] = (f * h[j]) + ((1 - f) * w.Dot("candidate", j, x));
        }
    }
}
