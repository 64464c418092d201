using Kernels.Learning.Training;

namespace Kernels.Learning.Tests.Training;

public sealed class LearningRateTests
{
    private static readonly LearningRate Rate = new() { Peak = 2, Floor = 0.1, WarmupSteps = 9 };

    [Theory]
    [InlineData(0, 0, 0.2)]
    [InlineData(4, 0, 1)]
    [InlineData(9, 0, 2)]
    [InlineData(100, 0.5, 1.1)]
    [InlineData(100, 1, 0.2)]
    [InlineData(100, 7, 0.2)]
    public void At_StepAndFraction_RisesThenFallsAlongACosine(long step, double fraction, double expected) =>
        Assert.Equal(expected, Rate.At(step, fraction), 1e-12);
}
