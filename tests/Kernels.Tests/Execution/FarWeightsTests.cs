using Kernels.Cells;
using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution;

/// <summary>Weights beyond the near caches: strips in slices of k, tiles that ask ahead, blocks of more rows.</summary>
public sealed class FarWeightsTests
{
    private const int Input = 4200;
    private const int Hidden = 512;
    private const int Batch = 15;

    public static TheoryData<Target> Supported => [.. Targets.Supported];

    [Theory]
    [MemberData(nameof(Supported))]
    public void Outputs_OfFarWeights_AreThoseOfAPlainLoopAndOfEachRowAlone(Target target)
    {
        using var layer = new Recurrent<Elman>(Input, Hidden, new() { Target = target });
        Sequence<float> together = layer.NewSequence(1, Batch);
        Fill(together.Inputs[0].Span);

        layer.Infer(together);

        float[] found = together.Outputs[0].ToArray();
        for (int row = 0; row < Batch; row++)
        {
            float[] x = together.Inputs[0].ToArray()[(row * Input)..((row + 1) * Input)];
            Sequence<float> alone = layer.NewSequence(1, 1);
            x.CopyTo(alone.Inputs[0].Span);
            layer.Infer(alone);
            Assert.Equal(alone.Outputs[0].ToArray(), found[(row * Hidden)..((row + 1) * Hidden)]);
            Assert.All(Enumerable.Range(0, Hidden), unit =>
                Assert.Equal(Expected(layer, x, unit), found[(row * Hidden) + unit], 5e-5));
        }
    }

    // What the test above is about: it would prove nothing of weights that lie near.
    [Fact]
    public void Weights_OfThatLayer_LieFarAndInSeveralSlices()
    {
        const long SliceBytes = 256 << 10;

        Assert.True((long)Input * Hidden * sizeof(float) > Panels<float>.FarBytes);
        Assert.All(Targets.Supported.Except([Target.Vector128]), target =>
        {
            TileTable<float> tiles = TileTables.For<float>(target);
            StripLayout strips = StripLayout.For(tiles, GroupWidths.Columns / tiles.Lanes);
            Assert.True((long)Input * strips.Vectors[0] * tiles.Lanes * sizeof(float) > SliceBytes);
            Assert.True(Batch > tiles.MaxRows(strips.Vectors[0]));
        });
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 16)]
    public void Blocks_OfFarWeightsPerBlock_HaveMoreRows(bool far, int steps) =>
        Assert.Equal(steps, TimeBlocks.Steps(32 << 10, far, 100, 16));

    private static double Expected(Recurrent<Elman> layer, float[] x, int unit)
    {
        ReadOnlySpan<float> weights = layer.Weights["hidden.x"];
        double sum = layer.Weights["hidden.bias"][unit];
        for (int i = 0; i < Input; i++)
            sum += (double)weights[(unit * Input) + i] * x[i];
        return Math.Tanh(sum);
    }

    private static void Fill(Span<float> values)
    {
        var random = new Random(3);
        foreach (ref float value in values)
            value = (float)((2 * random.NextDouble()) - 1);
    }
}
