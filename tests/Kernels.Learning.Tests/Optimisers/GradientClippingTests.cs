using Kernels.Learning.Layers;
using Kernels.Learning.Optimisers;

namespace Kernels.Learning.Tests.Optimisers;

public sealed class GradientClippingTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 700)]
    public void ByGlobalNorm_AboveTheMaximum_ScalesAllBuffersTogether(int first, int second)
    {
        ParameterBuffer a = New("a", first, 1);
        ParameterBuffer b = New("b", second, 2);
        float[] before = [.. a.Gradients, .. b.Gradients];
        double norm = Math.Sqrt(before.Sum(g => (double)g * g));
        double found = GradientClipping.ByGlobalNorm([a, b], norm / 4);
        Assert.Equal(norm, found, norm * 1e-6);
        float[] after = [.. a.Gradients, .. b.Gradients];
        Assert.InRange(Numbers.RelativeError(after, [.. before.Select(g => g / 4.0)]), 0, 1e-6);
    }

    [Fact]
    public void ByGlobalNorm_BelowTheMaximum_ChangesNothing()
    {
        ParameterBuffer a = New("a", 30, 1);
        float[] before = a.Gradients.ToArray();
        GradientClipping.ByGlobalNorm([a], 1000);
        Assert.Equal(before, a.Gradients.ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ByGlobalNorm_BrokenGradient_IsReportedAndNothingScaled(float broken)
    {
        ParameterBuffer a = New("a", 30, 1);
        a.Gradients[7] = broken;
        float[] before = a.Gradients.ToArray();
        Assert.False(double.IsFinite(GradientClipping.ByGlobalNorm([a], 1e-3)));
        Assert.Equal(before, a.Gradients.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ByGlobalNorm_MaximumNotPositive_IsRefused(double maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByGlobalNorm([], maximum));

    private static ParameterBuffer New(string name, int length, ulong seed)
    {
        var buffer = new ParameterBuffer(name, length);
        Numbers.Random(length, seed).CopyTo(buffer.Gradients);
        return buffer;
    }
}
