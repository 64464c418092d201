using System.Text.RegularExpressions;
using Kernels.Compiler.Emission;
using Kernels.Compiler.Emission.Tiles;

namespace Kernels.Compiler.Tests.Emission.Tiles;

public partial class TileTableEmitterTests
{
    // About 1,200 multiply-adds make the JIT give up optimising a method; two thirds of that is our limit.
    private const int MostMultiplyAdds = 800;

    public static TheoryData<string> Targets => [.. TileTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Text_OfATarget_HoldsEveryTileOnceInCodeAndOnceInTheTable(string name)
    {
        TileTarget target = Find(name);

        TableText.AssertEachOnce(Emit(target), TileShape.All(target).SelectMany(Methods)
            .Concat(TileShape.AllAcross(target).Select(tile => tile.Method("Product"))));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Method_OfATile_AccumulatesItsRowsTimesItsVectorsInOneLoop(string name)
    {
        TileTarget target = Find(name);
        foreach (TileShape tile in TileShape.All(target))
        {
            Assert.All((Action<SourceWriter, TileShape>[])[TileEmitter.Product, TileEmitter.FarProduct, TileEmitter.Outer], emit =>
            {
                var writer = new SourceWriter();
                emit(writer, tile);
                string text = writer.ToString();

                int multiplyAdds = MultiplyAdd().Count(text);
                Assert.Equal(tile.Rows * tile.Vectors, multiplyAdds);
                Assert.InRange(multiplyAdds, 1, MostMultiplyAdds);
                Assert.Single(Regex.Matches(text, @"\bfor \("));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Method_AcrossStrips_AccumulatesEveryVectorOfEachStripInOneLoop(string name)
    {
        TileShape[] tiles = [.. TileShape.AllAcross(Find(name))];
        Assert.NotEmpty(tiles);
        Assert.All(tiles, tile =>
        {
            var writer = new SourceWriter();
            TileEmitter.Product(writer, tile);
            string loop = writer.ToString().Split("for (")[1];

            Assert.Equal(tile.Rows * tile.Strips * tile.StripVectors, MultiplyAdd().Count(loop));
            Assert.Equal(tile.Strips - 1, Regex.Count(loop, @"\+ gap;"));
            Assert.Contains($"panel += {tile.StripWidth})", loop, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void OuterTile_OfATarget_AsksForEveryLineOfItsResultBeforeTheLoop(string name)
    {
        TileTarget target = Find(name);
        foreach (TileShape tile in TileShape.All(target))
        {
            var writer = new SourceWriter();
            TileEmitter.Outer(writer, tile);
            string text = writer.ToString();

            int lines = ((tile.Width * target.Bits / target.Lanes) + 511) / 512;
            int expected = target.Prefetch is null ? 0 : tile.Rows * lines;
            Assert.Equal(expected, Regex.Count(text, "Prefetch0"));
            Assert.True(text.LastIndexOf("Prefetch0", StringComparison.Ordinal)
                < text.IndexOf("for (", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void FarForm_OfATile_AsksInItsLoopForEveryLineThatItReadsLater(string name)
    {
        TileTarget target = Find(name);
        foreach (TileShape tile in TileShape.All(target))
        {
            var (near, far) = (new SourceWriter(), new SourceWriter());
            TileEmitter.Product(near, tile);
            TileEmitter.FarProduct(far, tile);

            Assert.DoesNotContain("Prefetch", near.ToString(), StringComparison.Ordinal);
            string loop = far.ToString().Split("for (")[1];
            int lines = ((tile.Width * target.Bits / target.Lanes) + 511) / 512;
            Assert.Equal(target.Prefetch is null ? 0 : lines, Regex.Count(loop, @"Prefetch0\(panel \+ \d{4}\)"));
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void FarForms_OfATarget_AreThoseThatCanBeTheFirstOfSeveralTiles(string name)
    {
        TileTarget target = Find(name);
        foreach (IGrouping<int, TileShape> tiles in TileShape.All(target).GroupBy(tile => tile.Vectors))
        {
            int most = tiles.Max(tile => tile.Rows);
            IEnumerable<int> first = Enumerable.Range(most + 1, 5 * most).Select(rows =>
                (rows + ((rows + most - 1) / most) - 1) / ((rows + most - 1) / most));

            Assert.Equal(
                target.Prefetch is null ? [] : first.Distinct().Order(),
                tiles.Where(tile => tile.HasFarForm).Select(tile => tile.Rows));
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Text_UnderAHostileCulture_IsTheSame(string name) =>
        TableText.AssertWithoutCulture(() => Emit(Find(name)));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Text_OfATarget_HasUnixLinesThatFitAPage(string name) => TableText.AssertFitsAPage(Emit(Find(name)));

    private static IEnumerable<string> Methods(TileShape tile)
    {
        yield return tile.Method("Product");
        yield return tile.Method("Outer");
        if (tile.HasFarForm)
            yield return tile.Method("FarProduct");
    }

    private static TileTarget Find(string name) => TileTarget.All.Single(target => target.Name == name);

    private static string Emit(TileTarget target) => TileTableEmitter.Emit(target, "Some.Where", "Tables");

    [GeneratedRegex(@"= (FusedMultiplyAdd|MultiplyAdd|MultiplyAddEstimate)\(")]
    private static partial Regex MultiplyAdd();
}
