namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Neftci, Mostafa and Zenke 2019, equations 4 to 6: v = α v₋ + W x + U s₋ − ϑ s₋, s = 1 where v exceeds ϑ.
/// </summary>
internal static class LeakyIntegrateAndFireFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, s, v) = (operands[0], operands[1], operands[2]);
        for (var j = 0; j < v.Length; j++)
        {
            var threshold = w.Hyper("threshold");
            var driven = w.Dot("input", j, x) + w.Dot("recurrent", j, s);
            results[1][j] = (w.Hyper("decay") * v[j]) + driven - (threshold * s[j]);
            results[0][j] = results[1][j] > threshold ? 1 : 0;
        }
    }
}
