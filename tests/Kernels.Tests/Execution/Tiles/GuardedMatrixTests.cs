namespace Kernels.Tests.Execution.Tiles;

/// <summary>The guard zones must notice what they are there for.</summary>
public unsafe class GuardedMatrixTests
{
    [Fact]
    public void Violation_OfAnUntouchedOrInsideWrite_IsNone()
    {
        using var matrix = new GuardedMatrix<float>(3, 5, 8, (row, column) => row + column);
        matrix[2, 4] = 7;

        Assert.Null(matrix.Violation());
    }

    [Theory]
    [InlineData(-64)]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(21)]
    [InlineData(24)]
    [InlineData(87)]
    public void Violation_OfAWriteOutside_IsItsOffset(int offset)
    {
        using var matrix = new GuardedMatrix<float>(3, 5, 8, (row, column) => row + column);
        matrix.Pointer[offset] = float.NaN;

        Assert.Equal(offset, matrix.Violation());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(24)]
    public void Read_Outside_IsNaN(int offset)
    {
        using var matrix = new GuardedMatrix<float>(3, 5, 8, (row, column) => row + column);

        Assert.True(float.IsNaN(matrix.Pointer[offset]));
    }
}
