using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution.Tiles;

public unsafe class TileTableTests
{
    [Theory]
    [InlineData(Target.Vector512, 16, 6, 9)]
    [InlineData(Target.Vector256, 8, 3, 4)]
    [InlineData(Target.Vector128, 4, 2, 3)]
    public void Table_OfATarget_HasItsLanesAndRows(Target target, int lanes, int rowsOfFourVectors, int rowsOfThree)
    {
        TileTable<float> table = TileTables.For<float>(target);

        Assert.Equal((lanes, 8), (table.Lanes, table.MaxVectors));
        Assert.Equal((rowsOfFourVectors, rowsOfThree), (table.MaxRows(4), table.MaxRows(3)));
    }

    [Theory]
    [InlineData(Target.Vector512, new[] { 8, 8, 8, 6, 5, 4, 4 })]
    [InlineData(Target.Vector256, new[] { 8, 6, 4, 3, 2, 2, 2 })]
    [InlineData(Target.Vector128, new[] { 8, 6, 3, 2, 2, 2, 2 })]
    public void Strips_ForRows_AreTheWidestThatTakeThemAtOnceUpToSix(Target target, int[] vectors)
    {
        TileTable<float> table = TileTables.For<float>(target);

        Assert.Equal(vectors, Enumerable.Range(1, 7).Select(table.VectorsFor));
        Assert.Equal(vectors[^1], table.VectorsFor(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.VectorsFor(0));
    }

    [Theory]
    [InlineData(7, 4)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 9)]
    public void Tile_OutsideTheTable_IsRefused(int rows, int vectors)
    {
        TileTable<float> table = TileTables.For<float>(Target.Vector512);

        Assert.Throws<ArgumentOutOfRangeException>(() => (nint)table.Product(rows, vectors));
        Assert.Throws<ArgumentOutOfRangeException>(() => (nint)table.FarProduct(rows, vectors));
        Assert.Throws<ArgumentOutOfRangeException>(() => (nint)table.Outer(rows, vectors));
    }

    [Theory]
    [InlineData(Target.Vector256)]
    [InlineData(Target.Vector512)]
    public void Table_OfDoubleOnAFloatTarget_IsRefused(Target target) =>
        Assert.Throws<NotSupportedException>(() => TileTables.For<double>(target));

    [Fact]
    public void Table_OfAnotherElement_IsRefused() =>
        Assert.Throws<NotSupportedException>(() => TileTables.For<int>(Target.Vector128));
}
