namespace Kernels.Tests.Cells.Formulas;

/// <summary>Zyarah and Kudithipudi 2025, MiRU2: h = λ h₋ + (1 − λ) tanh(W x + U (θ h₋) + b).</summary>
internal static class MiRu2Formula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, h) = (operands[0], operands[1]);
        var kept = new double[h.Length];
        for (var j = 0; j < h.Length; j++)
            kept[j] = h[j] * w["theta"][j];
        for (var j = 0; j < h.Length; j++)
        {
            var lambda = w["lambda"][j];
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept)));
            results[0][j] = (lambda * h[j]) + ((1 - lambda) * candidate);
        }
    }
}
