using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Joulin and Mikolov 2015, equations 3 to 8, one stack, push and pop: below the bottom stands −1.
/// </summary>
internal static class StackRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, stack) = (operands[0], operands[1], operands[2]);
        double[] top = [stack[0]];
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Logistic(w.Affine("hidden", j, ("x", x), ("h", h), ("top", top)));
        var action = Softmax([w.Affine("action", 0, ("h", results[0])), w.Affine("action", 1, ("h", results[0]))]);
        var pushed = Logistic(w.Affine("push", 0, ("h", results[0])));
        for (var i = 0; i < stack.Length; i++)
        {
            var above = i == 0 ? pushed : stack[i - 1];
            var below = i == stack.Length - 1 ? -1 : stack[i + 1];
            results[1][i] = (action[0] * above) + (action[1] * below);
        }
    }
}
