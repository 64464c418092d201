using System.Globalization;
using System.Text.RegularExpressions;
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
        string text = Emit(tiles);

        Assert.All(tiles.Shapes.Select(tile => tile.Method("Product")), method =>
        {
            Assert.Single(Regex.Matches(text, $@"static void {method}\("));
            Assert.Single(Regex.Matches(text, $"&{method},"));
        });
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
    public void Text_UnderAHostileCulture_IsTheSame(string name)
    {
        CompressedTiles tiles = Find(name);
        string expected = Emit(tiles);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            hostile.NumberFormat.NegativeSign = "~";
            hostile.NumberFormat.NumberDecimalSeparator = "|";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal(expected, Emit(tiles));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_OfATarget_HasUnixLinesThatFitAPage(string name)
    {
        string text = Emit(Find(name));

        Assert.DoesNotContain('\r', text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
    }

    private static CompressedTiles Find(string name) => CompressedTiles.All.Single(tiles => tiles.Name == name);

    private static string Emit(CompressedTiles tiles) => CompressedTableEmitter.Emit(tiles, "Some.Where", "Tables");
}
