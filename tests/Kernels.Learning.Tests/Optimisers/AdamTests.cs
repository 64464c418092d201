using Kernels.Learning.Layers;
using Kernels.Learning.Optimisers;

namespace Kernels.Learning.Tests.Optimisers;

public sealed class AdamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(35)]
    public void Step_ManySteps_FollowsThePaper(int length)
    {
        var parameters = new ParameterBuffer("w", length);
        float[] start = Numbers.Random(length, 1);
        parameters.Set(start);
        var adam = new Adam([parameters]);
        double[] w = [.. start.Select(x => (double)x)];
        var m = new double[length];
        var v = new double[length];
        for (int t = 1; t <= 50; t++)
        {
            float[] g = Numbers.Random(length, (ulong)t);
            g.CopyTo(parameters.Gradients);
            adam.Step(0.01);
            for (int i = 0; i < length; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (0.001 * g[i] * g[i]);
                double mHat = m[i] / (1 - Math.Pow(0.9, t));
                double vHat = v[i] / (1 - Math.Pow(0.999, t));
                w[i] -= 0.01 * mHat / (Math.Sqrt(vHat) + 1e-8);
            }
        }

        // Fifty steps of at most 0.01, each within a few roundings of single precision.
        Assert.InRange(Numbers.RelativeError(parameters.Weights, w), 0, 2e-6);
    }

    [Theory]
    [InlineData(1e-4f)]
    [InlineData(100f)]
    public void Step_First_MovesByTheRateWhateverTheGradientsSize(float gradient)
    {
        var parameters = new ParameterBuffer("w", 1);
        parameters.Gradients[0] = gradient;
        new Adam([parameters]).Step(0.5);
        Assert.Equal(-0.5, parameters.Weights[0], 1e-4);
    }

    [Fact]
    public void Step_ZeroGradient_LeavesFrozenWeights()
    {
        var parameters = new ParameterBuffer("w", 20);
        parameters.Set(Numbers.Random(20, 3));
        float[] before = parameters.Weights.ToArray();
        new Adam([parameters]).Step(0.1);
        Assert.Equal(before, parameters.Weights.ToArray());
    }

    [Fact]
    public void Step_SteadyState_AllocatesNothing()
    {
        var parameters = new ParameterBuffer("w", 100);
        IParameters[] all = [parameters];
        var adam = new Adam(all);
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            GradientClipping.ByGlobalNorm(all, 1);
            adam.Step(0.1);
        }
    }
}
