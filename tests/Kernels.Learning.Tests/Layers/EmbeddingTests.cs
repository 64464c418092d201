using Kernels.Learning.Layers;

namespace Kernels.Learning.Tests.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void Forward_Symbols_AreTheProductOfOneHotRowsAndTheWeights()
    {
        var embedding = new Embedding(5, 3);
        int[] symbols = [4, 0, 4, 2];
        var rows = new float[12];
        embedding.Forward(symbols, rows);
        var oneHot = new float[20];
        OneHot.Encode(symbols, oneHot, 5);
        for (int i = 0; i < 12; i++)
        {
            float expected = 0;
            for (int s = 0; s < 5; s++)
                expected += oneHot[(i / 3 * 5) + s] * embedding.Weight.Weights[(s * 3) + (i % 3)];
            Assert.Equal(expected, rows[i]);
        }
    }

    [Fact]
    public void Backward_RepeatedSymbol_AddsItsGradients()
    {
        var embedding = new Embedding(3, 2);
        embedding.Backward([1, 1, 2], [1, 2, 10, 20, 5, 6]);
        Assert.Equal([0, 0, 11, 22, 5, 6], embedding.Weight.Gradients.ToArray());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Embedding_SymbolOutOfRange_IsRefusedBeforeAnythingIsWritten(int symbol)
    {
        var embedding = new Embedding(3, 2);
        float[] rows = [9, 9, 9, 9];
        Assert.Throws<ArgumentOutOfRangeException>(() => embedding.Forward([0, symbol], rows));
        Assert.Throws<ArgumentOutOfRangeException>(() => OneHot.Encode([symbol], new float[3], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => embedding.Backward([0, symbol], rows));
        Assert.All(rows, value => Assert.Equal(9, value));
        Assert.All(embedding.Weight.Gradients.ToArray(), value => Assert.Equal(0, value));
    }
}
