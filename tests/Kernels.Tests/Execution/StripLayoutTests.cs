using Kernels.Execution;
using Kernels.Execution.Tiles;

namespace Kernels.Tests.Execution;

/// <summary>How the strips of a panel are taken where rows are few.</summary>
public sealed class StripLayoutTests
{
    // A panel of sixty-four columns has eight vectors of AVX2 in four strips of two.
    [Theory]
    [InlineData(Target.Vector256, 8, 1, new[] { 4 })]
    [InlineData(Target.Vector256, 8, 2, new[] { 2, 2 })]
    [InlineData(Target.Vector256, 8, 3, new[] { 2, 2 })]
    [InlineData(Target.Vector256, 8, 4, new[] { 1, 1, 1, 1 })]
    [InlineData(Target.Vector256, 8, 100, new[] { 1, 1, 1, 1 })]
    [InlineData(Target.Vector256, 12, 1, new[] { 6 })]
    [InlineData(Target.Vector256, 12, 2, new[] { 3, 3 })]
    [InlineData(Target.Vector256, 16, 1, new[] { 4, 4 })]
    [InlineData(Target.Vector256, 3, 1, new[] { 1 })]
    [InlineData(Target.Vector128, 16, 1, new[] { 4, 4 })]
    [InlineData(Target.Vector512, 4, 1, new[] { 1 })]
    [InlineData(Target.Vector512, 6, 1, new[] { 2 })]
    [InlineData(Target.Vector512, 6, 2, new[] { 2 })]
    [InlineData(Target.Vector512, 6, 3, new[] { 1, 1 })]
    [InlineData(Target.Vector512, 16, 1, new[] { 2, 2 })]
    public void Strips_OfFewRows_AreTakenTogether(Target target, int vectors, int rows, int[] expected)
    {
        StripLayout layout = StripLayout.For(TileTables.For<float>(target), vectors);

        Assert.Equal(expected, Tiles(layout, rows));
    }

    [Theory]
    [InlineData(Target.Vector512, 5, new[] { 5 })]
    [InlineData(Target.Vector512, 6, new[] { 3, 3 })]
    [InlineData(Target.Vector512, 16, new[] { 4, 4, 4, 4 })]
    [InlineData(Target.Vector256, 3, new[] { 3 })]
    [InlineData(Target.Vector256, 5, new[] { 3, 2 })]
    [InlineData(Target.Vector256, 8, new[] { 2, 2, 2, 2 })]
    [InlineData(Target.Vector128, 3, new[] { 2, 1 })]
    public void Panel_OfVectors_IsCutIntoStripsThatLeaveRoomForRows(Target target, int vectors, int[] strips) =>
        Assert.Equal(strips, StripLayout.For(TileTables.For<float>(target), vectors).Vectors);

    [Fact]
    public void StripsTogether_OfAnyPanel_AreOfOneWidthAndHaveATile()
    {
        foreach (Target target in Enum.GetValues<Target>())
        {
            TileTable<float> tiles = TileTables.For<float>(target);
            for (int vectors = 1; vectors <= 40; vectors++)
            {
                StripLayout layout = StripLayout.For(tiles, vectors);
                for (int rows = 1; rows <= 8; rows++)
                {
                    int strip = 0;
                    foreach (int count in Tiles(layout, rows))
                    {
                        Assert.Single(layout.Vectors.Skip(strip).Take(count).Distinct());
                        Assert.InRange(count, 1, tiles.MaxStrips(rows, layout.Vectors[strip]));
                        strip += count;
                    }

                    Assert.Equal(layout.Count, strip);
                }
            }
        }
    }

    private static IEnumerable<int> Tiles(StripLayout layout, int rows)
    {
        for (int strip = 0; strip < layout.Count; strip += layout.Together(strip, rows))
            yield return layout.Together(strip, rows);
    }
}
