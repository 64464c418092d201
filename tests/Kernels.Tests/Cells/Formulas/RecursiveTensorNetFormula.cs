namespace Kernels.Tests.Cells.Formulas;

/// <summary>Socher et al. 2013, section 4.3: p_k = tanh([a; b]ᵀ V_k [a; b] + (W [a; b])_k).</summary>
internal static class RecursiveTensorNetFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        double[] both = [.. operands[0], .. operands[1]];
        for (var k = 0; k < operands[0].Length; k++)
        {
            var sum = w.Dot("composition[0]", k, operands[0]) + w.Dot("composition[1]", k, operands[1]);
            for (var i = 0; i < both.Length; i++)
            {
                for (var j = 0; j < both.Length; j++)
                    sum += w["tensor"][(((k * both.Length) + i) * both.Length) + j] * both[i] * both[j];
            }

            results[0][k] = Math.Tanh(sum);
        }
    }
}
