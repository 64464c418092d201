namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Jaeger 2001, equations 1 and 2, leaky as in Lukoševičius 2012, equation 3: the reservoir hears the last output.
/// </summary>
internal static class EchoStateFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, y, h) = (operands[0], operands[1], operands[2]);
        var leak = w.Hyper("leak");
        for (var j = 0; j < h.Length; j++)
        {
            var moved = Math.Tanh(w.Affine("reservoir", j, ("x", x), ("h", h), ("y", y)));
            results[1][j] = ((1 - leak) * h[j]) + (leak * moved);
        }

        for (var k = 0; k < y.Length; k++)
            results[0][k] = w.Affine("readout", k, ("x", x), ("h", results[1]));
    }
}
