namespace Kernels.Tests.Cells.Formulas;

/// <summary>Rusch and Mishra 2021, equation 3 with explicit damping, as in the authors' code.</summary>
internal static class CoRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h, z) = (operands[0], operands[1], operands[2]);
        var step = w.Hyper("step");
        for (var j = 0; j < h.Length; j++)
        {
            var force = Math.Tanh(w.Affine("hidden", j, ("x", x), ("h", h), ("z", z)));
            results[1][j] = z[j] + (step * (force - (w.Hyper("gamma") * h[j]) - (w.Hyper("epsilon") * z[j])));
            results[0][j] = h[j] + (step * results[1][j]);
        }
    }
}
