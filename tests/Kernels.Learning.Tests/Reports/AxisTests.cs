using Kernels.Learning.Reports;

namespace Kernels.Learning.Tests.Reports;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 10, new double[] { 0, 2, 4, 6, 8, 10 })]
    [InlineData(1.43, 3.31, new[] { 1.5, 2, 2.5, 3 })]
    [InlineData(-1, 1, new[] { -1, -0.5, 0, 0.5, 1 })]
    public void Ticks_AnyRange_AreRoundNumbersInside(double low, double high, double[] expected)
    {
        double[] ticks = [.. new Axis(low, high, 0, 1).Ticks()];
        Assert.Equal(expected.Length, ticks.Length);
        for (int i = 0; i < ticks.Length; i++)
            Assert.Equal(expected[i], ticks[i], 1e-12);
    }

    [Fact]
    public void Over_OneNumber_IsWidened() => Assert.Equal(5, Axis.Over([2, double.NaN], 0, 10).At(2));
}
