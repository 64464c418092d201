using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Chang et al. 2019: h = h₋ + ε z tanh(q + V x + b), z = σ(q + V_z x + b_z), q = (U − Uᵀ − γ I) h₋.
/// </summary>
internal static class GatedAntisymmetricRnnFormula
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
            var z = Logistic(turn + w.Affine("gate", j, ("x", x)));
            results[0][j] = h[j] + (w.Hyper("epsilon") * z * Math.Tanh(turn + w.Affine("input", j, ("x", x))));
        }
    }
}
