using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Kalchbrenner, Danihelka and Graves 2015, equations 1 to 4, two dimensions: each reads both states, keeps its memory.
/// </summary>
internal static class GridLstmFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (h1, h2) = (operands[0], operands[2]);
        for (var axis = 0; axis < 2; axis++)
        {
            var memory = operands[(2 * axis) + 1];
            for (var j = 0; j < h1.Length; j++)
            {
                var i = Logistic(w.Affine($"input[{axis}]", j, ("h1", h1), ("h2", h2)));
                var f = Logistic(w.Affine($"forget[{axis}]", j, ("h1", h1), ("h2", h2)));
                var o = Logistic(w.Affine($"output[{axis}]", j, ("h1", h1), ("h2", h2)));
                var g = Math.Tanh(w.Affine($"candidate[{axis}]", j, ("h1", h1), ("h2", h2)));
                var now = (f * memory[j]) + (i * g);
                results[(2 * axis) + 1][j] = now;
                results[2 * axis][j] = Math.Tanh(o * now);
            }
        }
    }
}
