namespace Kernels.Tests.Cells.Formulas;

/// <summary>Sutskever, Martens and Hinton 2011: m = (W_m x) ⊙ (U_m h₋), h = tanh(W x + U m + b).</summary>
internal static class MultiplicativeRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var m = new double[w["hidden.m"].Length / h.Length];
        for (var k = 0; k < m.Length; k++)
            m[k] = w.Dot("inputFactor", k, x) * w.Dot("stateFactor", k, h);
        for (var j = 0; j < h.Length; j++)
            results[0][j] = Math.Tanh(w.Affine("hidden", j, ("x", x), ("m", m)));
    }
}
