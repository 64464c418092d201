using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Jozefowicz et al. 2015, MUT2: r = σ(x̃ + U_r h₋ + b), z = σ(W_z x + U_z h₋ + b), ĥ = tanh(U (r h₋) + W x + b).
/// </summary>
internal static class Mut2Formula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * Logistic(w.Affine("reset", j, ("x", x), ("h", h)));
        for (var j = 0; j < h.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("h", h)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept)));
            results[0][j] = (candidate * z) + (h[j] * (1 - z));
        }
    }
}
