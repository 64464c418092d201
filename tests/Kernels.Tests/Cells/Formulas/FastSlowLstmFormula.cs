using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Mujika, Meier and Steger 2017, equations 1 to 4, two fast cells: first(x) → slow → second, the fast state handed on.
/// </summary>
internal static class FastSlowLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (h, c) = Lstm("first", operands[0], operands[1], operands[2]);
        var (s, d) = Lstm("slow", h, operands[3], operands[4]);
        (h, c) = Lstm("second", s, h, c);
        h.CopyTo(results[0], 0);
        c.CopyTo(results[1], 0);
        s.CopyTo(results[2], 0);
        d.CopyTo(results[3], 0);

        (double[] State, double[] Cell) Lstm(string cell, double[] input, double[] before, double[] stored)
        {
            var (state, memory) = (new double[before.Length], new double[before.Length]);
            for (var j = 0; j < before.Length; j++)
            {
                var i = Logistic(w.Affine($"{cell}.input", j, ("x", input), ("h", before)));
                var f = Logistic(w.Affine($"{cell}.forget", j, ("x", input), ("h", before)));
                var o = Logistic(w.Affine($"{cell}.output", j, ("x", input), ("h", before)));
                var g = Math.Tanh(w.Affine($"{cell}.candidate", j, ("x", input), ("h", before)));
                memory[j] = (f * stored[j]) + (i * g);
                state[j] = o * Math.Tanh(memory[j]);
            }

            return (state, memory);
        }
    }
}
