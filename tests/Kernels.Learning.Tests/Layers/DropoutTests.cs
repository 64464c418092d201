using Kernels.Learning.Layers;

namespace Kernels.Learning.Tests.Layers;

public class DropoutTests
{
    private const int Count = 100_003;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.9)]
    public void Apply_DropsTheRate_AndKeepsTheMean(double rate)
    {
        var dropout = new Dropout(Count, rate);
        float[] y = Applied(dropout, 1);
        double dropped = y.Count(v => v == 0) / (double)Count;

        // Five standard deviations of a binomial share.
        double spread = 5 * Math.Sqrt(rate * (1 - rate) / Count);
        Assert.InRange(dropped, dropout.Rate - spread, dropout.Rate + spread);
        Assert.All(y, v => Assert.True(v == 0 || Math.Abs(v - (1 / (1 - dropout.Rate))) < 1e-5));
        Assert.Equal(rate, dropout.Rate, 1.0 / 256);
    }

    [Fact]
    public void Apply_TheSameDraw_IsTheSameMask_AndAnotherIsNot()
    {
        var dropout = new Dropout(Count, 0.5, seed: 3);
        Assert.Equal(Applied(dropout, 7), Applied(dropout, 7));
        Assert.NotEqual(Applied(dropout, 7), Applied(dropout, 8));
        Assert.NotEqual(Applied(dropout, 7), Applied(new Dropout(Count, 0.5, seed: 4), 7));
    }

    [Fact]
    public void Apply_OverSeveralSteps_RepeatsTheMask()
    {
        float[] x = [.. Enumerable.Range(1, 3 * 37).Select(i => (float)i)];
        var y = new float[x.Length];
        var dropout = new Dropout(37, 0.5);
        dropout.Apply(x, y, 2);
        Assert.All(Enumerable.Range(0, x.Length), i => Assert.Equal(y[i % 37] == 0 ? 0 : 2 * x[i], y[i]));
        Assert.Throws<ArgumentException>(() => dropout.Apply(x.AsSpan(1), y.AsSpan(1), 2));
    }

    [Fact]
    public void Apply_InPlace_IsTheSame()
    {
        var dropout = new Dropout(Count, 0.3);
        float[] y = [.. Enumerable.Repeat(1f, Count)];
        dropout.Apply(y, y, 5);
        Assert.Equal(Applied(dropout, 5), y);
    }

    [Fact]
    public void Apply_AtRateZero_ChangesNothing()
    {
        float[] x = [1, -2, float.NaN];
        var y = new float[3];
        new Dropout(3, 0).Apply(x, y, 1);
        Assert.Equal(x, y);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Rate_OutsideItsRange_IsRefused(double rate) =>
        Assert.Contains("at least 0 and below 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(Count, rate)).Message);

    private static float[] Applied(Dropout dropout, ulong draw)
    {
        var y = new float[Count];
        dropout.Apply([.. Enumerable.Repeat(1f, Count)], y, draw);
        return y;
    }
}
