using static Kernels.Functions;

namespace Kernels.Cells;

/// <summary>Decoder with attention: a GRU that looks, at each step, at the places of a memory that fit its state.</summary>
/// <remarks>
/// Bahdanau, Cho and Bengio, <i>Neural Machine Translation by Jointly Learning to Align and Translate</i>, ICLR (2015),
/// arXiv:1409.0473, appendix A.1.2 and A.2.2, for a memory of four places mₖ:
/// <code>
/// eₖ = v·tanh(W_a s₋ + U_a mₖ)    α = softmax(e)    q = Σ αₖ mₖ
/// r = σ(W_r x + U_r s₋ + C_r q + b_r)    z = σ(W_z x + U_z s₋ + C_z q + b_z)
/// s = (1 − z) ⊙ s₋ + z ⊙ tanh(W x + U (r ⊙ s₋) + C q + b)
/// </code>
/// </remarks>
/// <param name="stateScore">W_a, [Alignment, Hidden].</param>
/// <param name="memoryScore">U_a, [Alignment, Annotation].</param>
/// <param name="score">v, [Alignment].</param>
/// <param name="reset">Reset gate: [Hidden, Input], [Hidden, Hidden], [Hidden, Annotation], [Hidden].</param>
/// <param name="update">Update gate, of the same shapes.</param>
/// <param name="candidate">The new value, of the same shapes.</param>
[Cell]
public sealed partial class AttentionDecoder(
    [Size("Alignment")] Matrix stateScore, [Size("Alignment")] Matrix memoryScore, [Size("Alignment")] Vec score,
    [Gate] Affine reset, [Gate] Affine update, [Gate] Affine candidate)
{
    /// <summary>One step.</summary>
    /// <param name="x">Input, [Input]: the last word.</param>
    /// <param name="memory">Inputs, given once for the sequence: the places of the memory, [Annotation] each.</param>
    /// <param name="s">State and output, [Hidden].</param>
    public Vec Step(Vec x, [PerSequence, Count(4), Size("Annotation")] Vec[] memory, Vec s)
    {
        var asked = stateScore[s];
        Vec[] scores = [Score(memory[0]), Score(memory[1]), Score(memory[2]), Score(memory[3])];
        var largest = StopGradient(Max(Max(scores[0], scores[1]), Max(scores[2], scores[3])));
        Vec total = 0, context = 0;
        for (var k = 0; k < memory.Length; k++)
        {
            var share = Exp(scores[k] - largest);
            total += share;
            context += share * memory[k];
        }

        context /= total;
        var r = Sigmoid(reset[x, s, context]);
        var z = Sigmoid(update[x, s, context]);
        return (1 - z) * s + z * Tanh(candidate[x, r * s, context]);

        Vec Score(Vec place) => Dot(score, Tanh(asked + memoryScore[place]));
    }
}
