using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class CharacterSamplerTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.24, 0)]
    [InlineData(0.26, 1)]
    [InlineData(0.999, 1)]
    public void Draw_Threshold_FallsIntoTheCumulativeSoftmax(double threshold, int expected) =>
        Assert.Equal(expected, CharacterSampler.Draw([0, MathF.Log(3)], 1, threshold));

    [Fact]
    public void Draw_LowTemperature_TakesTheLikeliest() =>
        Assert.Equal(1, CharacterSampler.Draw([1, 1.1f, 0.9f], 0.001, 0.01));

    [Fact]
    public void Sample_TemperatureZero_IsRefused()
    {
        var vocabulary = Vocabulary.Of("ab");
        using var model = new CharacterModel(vocabulary, new PassThroughLayer(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CharacterSampler(model).Sample("a", 1, 0));
    }
}
