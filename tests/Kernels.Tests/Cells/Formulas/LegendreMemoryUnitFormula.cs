namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Voelker, Kajić and Eliasmith 2019, equations 1 to 7: u = e_x x + e_h h₋ + e_m m₋, m = Ā m₋ + B̄ u,
/// h = tanh(W x + U h₋ + V m).
/// </summary>
internal static class LegendreMemoryUnitFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, m) = (operands[0], operands[1], operands[2]);
        var u = w.Dot("inputEncoder", 0, x) + w.Dot("stateEncoder", 0, h) + w.Dot("memoryEncoder", 0, m);
        for (var k = 0; k < m.Length; k++)
            results[1][k] = w.Dot("transition", k, m) + (w["injection"][k] * u);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Tanh(w.Dot("input", j, x) + w.Dot("recurrent", j, h) + w.Dot("memory", j, results[1]));
    }
}
