using Kernels.Learning.Layers;

namespace Kernels.Learning.Tests.Layers;

public sealed class LinearTests
{
    // Sums of a few hundred products of numbers below 1: about √k roundings of 6e-8 each.
    private const double Tolerance = 1e-6;

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 3, 5, 2 }, { 7, 15, 16 }, { 8, 16, 17 }, { 33, 31, 65 }, { 300, 47, 81 }, { 520, 129, 100 }, { 13, 65, 260 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_AnyShape_IsTheProductPlusTheBias(int rows, int input, int output)
    {
        using Linear layer = New(input, output, 1);
        float[] x = Numbers.Random(rows * input, 5);
        var y = new float[rows * output];
        layer.Forward(x, y, rows);
        var expected = new double[rows * output];
        for (int r = 0; r < rows; r++)
        {
            for (int o = 0; o < output; o++)
            {
                expected[(r * output) + o] = layer.Bias.Weights[o];
                for (int i = 0; i < input; i++)
                    expected[(r * output) + o] += (double)x[(r * input) + i] * layer.Weight.Weights[(o * input) + i];
            }
        }

        Assert.InRange(Numbers.RelativeError(y, expected), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Backward_AnyShape_IsTheTransposedProductAndTheSumOfOuterProducts(int rows, int input, int output)
    {
        using Linear layer = New(input, output, 1);
        float[] x = Numbers.Random(rows * input, 5);
        float[] dy = Numbers.Random(rows * output, 6);
        var dx = new float[rows * input];
        layer.Backward(x, dy, dx, rows);
        var expectedX = new double[dx.Length];
        var expectedW = new double[layer.Weight.Length];
        var expectedB = new double[output];
        for (int r = 0; r < rows; r++)
        {
            for (int o = 0; o < output; o++)
            {
                double g = dy[(r * output) + o];
                expectedB[o] += g;
                for (int i = 0; i < input; i++)
                {
                    expectedX[(r * input) + i] += g * layer.Weight.Weights[(o * input) + i];
                    expectedW[(o * input) + i] += g * x[(r * input) + i];
                }
            }
        }

        Assert.InRange(Numbers.RelativeError(dx, expectedX), 0, Tolerance);
        Assert.InRange(Numbers.RelativeError(layer.Weight.Gradients, expectedW), 0, Tolerance);
        Assert.InRange(Numbers.RelativeError(layer.Bias.Gradients, expectedB), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Linear_AnyNumberOfThreads_GivesTheSameBits(int rows, int input, int output)
    {
        float[][] one = Results(rows, input, output, 1);
        foreach (int threads in (int[])[2, 3])
        {
            float[][] many = Results(rows, input, output, threads);
            for (int i = 0; i < one.Length; i++)
                Assert.Equal(one[i], many[i]);
        }
    }

    [Fact]
    public void Forward_ARowAlone_GivesTheBitsItHasAmongOthers()
    {
        using Linear layer = New(40, 65, 1);
        float[] x = Numbers.Random(19 * 40, 3);
        var all = new float[19 * 65];
        layer.Forward(x, all, 19);
        var alone = new float[65];
        layer.Forward(x.AsSpan(11 * 40, 40), alone, 1);
        Assert.Equal(all.AsSpan(11 * 65, 65).ToArray(), alone);
    }

    [Fact]
    public void Backward_Twice_AddsGradients()
    {
        using Linear layer = New(4, 3, 1);
        float[] x = Numbers.Random(8, 1);
        float[] dy = Numbers.Random(6, 2);
        layer.Backward(x, dy, [], 2);
        float once = layer.Weight.Gradients[5];
        layer.Backward(x, dy, [], 2);
        Assert.Equal(2 * once, layer.Weight.Gradients[5]);
    }

    [Fact]
    public void Forward_AfterWeightsChange_UsesTheNewOnes()
    {
        using Linear layer = New(2, 1, 1);
        var y = new float[1];
        layer.Forward([1, 1], y, 1);
        layer.Weight.Set([3, 4]);
        layer.Bias.Set([10]);
        layer.Forward([1, 1], y, 1);
        Assert.Equal(17, y[0]);
    }

    [Fact]
    public void Linear_NoRows_DoesNothing()
    {
        using Linear layer = New(2, 3, 2);
        layer.Forward([], [], 0);
        layer.Backward([], [], [], 0);
        Assert.All(layer.Weight.Gradients.ToArray(), g => Assert.Equal(0, g));
    }

    [Fact]
    public void Forward_WrongLength_NamesBothShapes()
    {
        using Linear layer = New(4, 3, 1);
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.Forward(new float[7], new float[6], 2));
        Assert.Contains("[2, 4] = 8", error.Message, StringComparison.Ordinal);
        Assert.Contains("7", error.Message, StringComparison.Ordinal);
        Assert.Equal("x", error.ParamName);
    }

    [Fact]
    public void Linear_SteadyState_AllocatesNothing()
    {
        using Linear layer = New(40, 30, 2);
        float[] x = Numbers.Random(64 * 40, 5);
        float[] dy = Numbers.Random(64 * 30, 6);
        var y = new float[64 * 30];
        var dx = new float[64 * 40];
        Round();
        long mine = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - mine);

        void Round()
        {
            layer.Forward(x, y, 64);
            layer.Backward(x, dy, dx, 64);
        }
    }

    private static Linear New(int input, int output, int threads)
    {
        var layer = new Linear(input, output, seed: 7, threads);
        layer.Bias.Set(Numbers.Random(output, 8));
        return layer;
    }

    private static float[][] Results(int rows, int input, int output, int threads)
    {
        using Linear layer = New(input, output, threads);
        float[] x = Numbers.Random(rows * input, 5);
        float[] dy = Numbers.Random(rows * output, 6);
        var y = new float[rows * output];
        var dx = new float[rows * input];
        layer.Forward(x, y, rows);
        layer.Backward(x, dy, dx, rows);
        return [y, dx, layer.Weight.Gradients.ToArray(), layer.Bias.Gradients.ToArray()];
    }
}
