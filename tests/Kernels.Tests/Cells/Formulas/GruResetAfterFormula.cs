using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>The form of cuDNN and PyTorch: n = tanh(W x + b + r (U h₋ + d)).</summary>
internal static class GruResetAfterFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        for (var j = 0; j < h.Length; j++)
        {
            var r = Logistic(w.Dot("reset.x", j, x) + w.Dot("reset.h", j, h) + w["reset.bias"][j]);
            var z = Logistic(w.Dot("update.x", j, x) + w.Dot("update.h", j, h) + w["update.bias"][j]);
            var recurrent = w.Dot("recurrent.h", j, h) + w["recurrent.bias"][j];
            var n = Math.Tanh(w.Dot("candidate.x", j, x) + w["candidate.bias"][j] + (r * recurrent));
            results[0][j] = ((1 - z) * n) + (z * h[j]);
        }
    }
}
