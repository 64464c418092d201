using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Collins et al. 2017, section 2.1: y = g_y x + (1 − g_y) relu(…), h = g_h h₋ + (1 − g_h) tanh(…).
/// </summary>
internal static class IntersectionRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var k = 0; k < x.Length; k++)
        {
            var gate = Logistic(w.Affine("outputGate", k, ("x", x), ("h", h)));
            var candidate = Math.Max(0, w.Affine("outputCandidate", k, ("x", x), ("h", h)));
            results[0][k] = (gate * x[k]) + ((1 - gate) * candidate);
        }

        for (var j = 0; j < h.Length; j++)
        {
            var gate = Logistic(w.Affine("stateGate", j, ("x", x), ("h", h)));
            var candidate = Math.Tanh(w.Affine("stateCandidate", j, ("x", x), ("h", h)));
            results[1][j] = (gate * h[j]) + ((1 - gate) * candidate);
        }
    }
}
