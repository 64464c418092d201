using static Kernels.Tests.Cells.Formulas.FormulaWeights;

namespace Kernels.Tests.Cells.Formulas;

/// <summary>
/// Bahdanau, Cho and Bengio 2015, appendix A: e_j = v tanh(W s₋ + U m_j), context = Σ softmax(e)_j m_j, then a GRU.
/// </summary>
internal static class AttentionDecoderFormula
{
    public static void Step(FormulaWeights w, double[][] operands, double[][] results)
    {
        var (x, s) = (operands[0], operands[^1]);
        var memory = operands[1..^1];
        var scores = new double[memory.Length];
        for (var slot = 0; slot < memory.Length; slot++)
        {
            for (var k = 0; k < w["score"].Length; k++)
            {
                var seen = w.Dot("stateScore", k, s) + w.Dot("memoryScore", k, memory[slot]);
                scores[slot] += w["score"][k] * Math.Tanh(seen);
            }
        }

        scores = Softmax(scores);
        var context = new double[memory[0].Length];
        for (var slot = 0; slot < memory.Length; slot++)
        {
            for (var k = 0; k < context.Length; k++)
                context[k] += scores[slot] * memory[slot][k];
        }

        var kept = new double[s.Length];
        for (var j = 0; j < s.Length; j++)
            kept[j] = s[j] * Logistic(w.Affine("reset", j, ("x", x), ("s", s), ("context", context)));
        for (var j = 0; j < s.Length; j++)
        {
            var z = Logistic(w.Affine("update", j, ("x", x), ("s", s), ("context", context)));
            var candidate = Math.Tanh(w.Affine("candidate", j, ("x", x), ("operand2", kept), ("context", context)));
            results[0][j] = ((1 - z) * s[j]) + (z * candidate);
        }
    }
}
