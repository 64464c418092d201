using Kernels.Compiler.Emission.Tiles;
using Kernels.Compiler.Emission.Tiles.Compressed;

namespace Kernels.Compiler.Tests.Emission.Tiles;

public class CompressedTableEmitterTests
{
    public static TheoryData<string> Names => [.. CompressedTiles.All.Select(tiles => tiles.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfATarget_HoldsEveryTileOnceInCodeAndOnceInTheTable(string name)
    {
        CompressedTiles tiles = Find(name);

        TableText.AssertEachOnce(Emit(tiles), tiles.Shapes.Select(tile => tile.Method("Product")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tiles_OfATarget_FitItsRegistersAndServeOneRowInTheWidestForm(string name)
    {
        CompressedTiles tiles = Find(name);

        Assert.All(tiles.Shapes, tile => Assert.InRange(
            TileBudget.LiveVectors(tile.Target, tile.Rows, tile.Vectors), 1,
            tile.Rows == 1 ? int.MaxValue : tile.Target.Registers));
        Assert.Contains(tiles.Shapes, tile => tile.Rows == 1 && tile.Vectors == TileBudget.MaxVectors);
        Assert.Contains(tiles.Shapes, tile => tile.Rows == CompressedTiles.RowLimit);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_UnderAHostileCulture_IsTheSame(string name) =>
        TableText.AssertWithoutCulture(() => Emit(Find(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfATarget_HasUnixLinesThatFitAPage(string name) => TableText.AssertFitsAPage(Emit(Find(name)));

    private static CompressedTiles Find(string name) => CompressedTiles.All.Single(tiles => tiles.Name == name);

    private static string Emit(CompressedTiles tiles) => CompressedTableEmitter.Emit(tiles, "Some.Where", "Tables");
}
