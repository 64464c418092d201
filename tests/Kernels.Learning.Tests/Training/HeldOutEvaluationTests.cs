using Kernels.Learning.Layers;
using Kernels.Learning.Losses;
using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class HeldOutEvaluationTests
{
    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(40, 5, 4)]
    [InlineData(90, 7, 16)]
    public void Run_AnyDivision_PredictsEveryHeldOutCharacterOnceFromTheOneBefore(int first, int steps, int batch)
    {
        string text = string.Concat(Numbers.Random(100, 4).Select(x => (char)('a' + (int)((x + 1) * 2.5))));
        var vocabulary = Vocabulary.Of(text);
        using var model = new CharacterModel(vocabulary, new PassThroughLayer(vocabulary.Count));
        int[] symbols = vocabulary.Encode(text);
        LossSum loss = new HeldOutEvaluation(model, symbols, first, steps, batch).Run();

        var inputs = new float[(symbols.Length - first) * vocabulary.Count];
        OneHot.Encode(symbols.AsSpan(first - 1)[..^1], inputs, vocabulary.Count);
        var logits = new float[inputs.Length];
        model.Readout.Forward(inputs, logits, symbols.Length - first);
        LossSum expected = SoftmaxCrossEntropy.Evaluate(logits, symbols.AsSpan(first), vocabulary.Count);
        Assert.Equal(symbols.Length - first, loss.Count);
        // The same terms in another order.
        Assert.Equal(expected.Nats, loss.Nats, 1e-9 * expected.Nats);
    }
}
