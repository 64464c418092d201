using Kernels.Diagnostics;

namespace Kernels.Tests.Language;

/// <summary>The error that tolerances are stated in.</summary>
public sealed class TensorErrorsTests
{
    [Fact]
    public void Largest_OfTwoTensors_IsRelativeToEachOrToAThousandthOfTheLarger()
    {
        var errors = TensorErrors.Largest([[2, 101], [1e-3]], [[2, 100], [0]]);
        Assert.Equal(0.01, errors[0], 1e-15);
        Assert.Equal(0.01, errors[1], 1e-15);
    }

    [Fact]
    public void Euclidean_OfOneTensor_IsTheRelativeNorm() =>
        Assert.Equal(Math.Sqrt(2) / 5, TensorErrors.Euclidean([[4, 5]], [[3, 4]])[0], 1e-15);

    [Fact]
    public void Error_OfNaN_IsNaNEvenAmongOthers()
    {
        Assert.True(double.IsNaN(TensorErrors.Worst(TensorErrors.Largest([[double.NaN, 1]], [[1, 1]]))));
        Assert.True(double.IsNaN(TensorErrors.Worst([0, double.NaN, 1])));
    }

    [Fact]
    public void Error_WhereAllIsZero_IsZeroOnlyForZero()
    {
        Assert.Equal(0, TensorErrors.Largest([[0]], [[0]])[0]);
        Assert.Equal(double.PositiveInfinity, TensorErrors.Largest([[1e-300]], [[0]])[0]);
    }
}
