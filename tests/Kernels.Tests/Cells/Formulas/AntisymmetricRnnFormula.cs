namespace Kernels.Tests.Cells.Formulas;

/// <summary>Chang et al. 2019: h = h₋ + ε tanh((U − Uᵀ − γ I) h₋ + V x + b).</summary>
internal static class AntisymmetricRnnFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var u = w["recurrent"];
        for (var j = 0; j < h.Length; j++)
        {
            var turn = -w.Hyper("gamma") * h[j];
            for (var k = 0; k < h.Length; k++)
                turn += (u[(j * h.Length) + k] - u[(k * h.Length) + j]) * h[k];
            results[0][j] = h[j] + (w.Hyper("epsilon") * Math.Tanh(turn + w.Affine("input", j, ("x", x))));
        }
    }
}
