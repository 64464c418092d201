using Kernels.Cells;
using Kernels.Execution;
using Kernels.Tests.Execution.Cells;

namespace Kernels.Tests.Execution;

/// <summary>First values of weights.</summary>
public sealed class InitialiserTests
{
    [Theory]
    [InlineData(5, 9)]
    [InlineData(9, 5)]
    [InlineData(7, 7)]
    public void Orthogonal_HasOrthonormalRowsOrColumns(int rows, int columns)
    {
        double[] matrix = Matrices.Orthogonal(Random(rows * columns), rows, columns, 2);
        for (int i = 0; i < Math.Min(rows, columns); i++)
        {
            for (int j = 0; j < Math.Min(rows, columns); j++)
            {
                double dot = Enumerable.Range(0, Math.Max(rows, columns)).Sum(k => rows <= columns
                    ? matrix[(i * columns) + k] * matrix[(j * columns) + k]
                    : matrix[(k * columns) + i] * matrix[(k * columns) + j]);
                Assert.Equal(i == j ? 4 : 0, dot, 1e-13);
            }
        }
    }

    [Fact]
    public void SpectralRadius_OfARotation_IsItsScale() =>
        Assert.Equal(0.9, Matrices.SpectralRadius(Matrices.WithSpectralRadius([0, -3, 3, 0], 2, 2, 0.9), 2), 1e-12);

    [Fact]
    public void SpectralRadius_OfARandomMatrix_IsNearTheOneAskedFor()
    {
        // The circular law puts the radius of an n × n normal matrix near √n; at n = 200 within a few percent.
        double[] matrix = Random(200 * 200);
        Assert.Equal(1, Matrices.SpectralRadius(matrix, 200) / Math.Sqrt(200), 0.1);
    }

    [Fact]
    public void Numbers_AreThoseOfTheReference() =>

        // Known answer of Philox4x32-10 for counter 0 and key 0, from the authors' Random123 distribution.
        Assert.Equal(0xE169C58D6627E8D5UL, CounterRandom.Bits(0, 0, 0));

    [Fact]
    public void Normal_HasMeanZeroAndDeviationOne()
    {
        double[] values = Random(100_000);
        Assert.Equal(0, values.Average(), 0.02);
        Assert.Equal(1, values.Average(value => value * value), 0.02);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0.3)]
    [InlineData(1.5)]
    [InlineData(12345.0)]
    public void Logarithm_AgreesWithTheLibrary(double x) =>
        Assert.Equal(1, CounterRandom.Logarithm(x) / Math.Log(x), 1e-14);

    [Fact]
    public void Layers_OfOneSeed_StartAlike_AndOfAnotherDiffer()
    {
        using var first = new Recurrent<HandLstm>(4, 6);
        using var same = new Recurrent<HandLstm, float>(4, 6, new() { Threads = 2, Target = Target.Vector128 });
        using var other = new Recurrent<HandLstm>(4, 6, new() { Seed = 2 });
        Assert.Equal(first.Weights.All.ToArray(), same.Weights.All.ToArray());
        Assert.NotEqual(first.Weights.All.ToArray(), other.Weights.All.ToArray());
        Assert.All(first.Weights["input.x"].ToArray(), value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.Equal((6, 4), first.Weights.Shape("input.x"));
    }

    [Fact]
    public void Recurrent_WithAScaleOfItsOwn_LeavesTheWeightsOnInputsTheirs()
    {
        using var layer = new Recurrent<Irnn, double>(40, 30);
        Assert.Equal(Matrices.Identity(30, 30, 1), layer.Weights["hidden.h"].ToArray());
        Assert.Equal(0.001, Math.Sqrt(layer.Weights["hidden.x"].ToArray().Average(value => value * value)), 0.0001);
    }

    [Fact]
    public void SpectralRadius_OfAReservoirWithFeedback_IsGivenToItsSquareMatrixAlone()
    {
        using var layer = new Recurrent<EchoState, double>(4, 25, sizes: ("Output", 3));
        Assert.Equal(0.9, Matrices.SpectralRadius(layer.Weights["reservoir.h"].ToArray(), 25), 1e-6);
        Assert.Equal((25, 3), layer.Weights.Shape("reservoir.y"));
        Assert.All(layer.Weights["reservoir.y"].ToArray(), value => Assert.InRange(Math.Abs(value), 0, 1 / Math.Sqrt(3)));
    }

    private static double[] Random(int count)
    {
        var random = new CounterRandom(3, 1);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextNormal();
        return values;
    }
}
