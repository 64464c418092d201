using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Laurent and von Brecht 2017, equations 1 and 2: h = θ tanh(h₋) + η tanh(W x).</summary>
internal static class ChaosFreeNetworkFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var theta = Logistic(w.Affine("forget", j, ("x", x), ("h", h)));
            var eta = Logistic(w.Affine("input", j, ("x", x), ("h", h)));
            results[0][j] = (theta * Math.Tanh(h[j])) + (eta * Math.Tanh(w.Dot("candidate", j, x)));
        }
    }
}
