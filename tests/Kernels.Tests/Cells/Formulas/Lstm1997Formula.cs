using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>Hochreiter and Schmidhuber 1997, appendix A.1: c = c₋ + i·g(a), h = o·k(c), g = 4σ − 2, k = 2σ − 1.</summary>
internal static class Lstm1997Formula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, c) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < h.Length; j++)
        {
            var i = Logistic(w.Dot("input.x", j, x) + w.Dot("input.h", j, h) + w["input.bias"][j]);
            var o = Logistic(w.Dot("output.x", j, x) + w.Dot("output.h", j, h) + w["output.bias"][j]);
            var net = w.Dot("candidate.x", j, x) + w.Dot("candidate.h", j, h) + w["candidate.bias"][j];
            var g = (4 / (1 + Math.Exp(-net))) - 2;
            results[1][j] = c[j] + (i * g);
            results[0][j] = o * ((2 / (1 + Math.Exp(-results[1][j]))) - 1);
        }
    }
}
