using Kernels.Compiler.Emission.Tiles;

namespace Kernels.Compiler.Tests.Emission.Tiles;

public class TileBudgetTests
{
    public static TheoryData<string, int> Strips
    {
        get
        {
            var strips = new TheoryData<string, int>();
            foreach (TileTarget target in TileTarget.All)
            {
                foreach (int vectors in Enumerable.Range(1, TileBudget.MaxVectors))
                {
                    strips.Add(target.Name, vectors);
                }
            }

            return strips;
        }
    }

    [Theory]
    [MemberData(nameof(Strips))]
    public void Rows_OfAStrip_FillTheRegistersButNoMore(string name, int vectors)
    {
        TileTarget target = TileTarget.All.Single(target => target.Name == name);
        int rows = TileBudget.MaxRows(target, vectors);

        Assert.InRange(rows, 1, TileBudget.RowLimit);
        Assert.InRange(TileBudget.LiveVectors(target, rows, vectors), 1, target.Registers);
        Assert.True(
            rows == TileBudget.RowLimit || TileBudget.LiveVectors(target, rows + 1, vectors) > target.Registers,
            "One more row would fit.");
    }

    [Theory]
    [InlineData("Vector512", new[] { 12, 12, 9, 6, 5, 4, 3, 3 })]
    [InlineData("Vector256", new[] { 12, 6, 4, 3, 2, 2, 1, 1 })]
    [InlineData("Vector128", new[] { 12, 6, 3, 2, 2, 2, 1, 1 })]
    [InlineData("Vector128Double", new[] { 12, 6, 3, 2, 2, 2, 1, 1 })]
    public void Rows_OfEveryStrip_AreTheTable(string name, int[] rows)
    {
        TileTarget target = TileTarget.All.Single(target => target.Name == name);

        Assert.Equal(rows, Enumerable.Range(1, 8).Select(vectors => TileBudget.MaxRows(target, vectors)));
    }

    [Theory]
    [InlineData("Vector512", 4, new[] { 3, 1, 1, 1 })]
    [InlineData("Vector512", 3, new[] { 5, 3, 1, 1 })]
    [InlineData("Vector512", 2, new[] { 1, 1, 1, 1 })]
    [InlineData("Vector256", 1, new[] { 1, 1, 1, 1 })]
    [InlineData("Vector256", 2, new[] { 7, 3, 2, 1 })]
    [InlineData("Vector256", 3, new[] { 4, 2, 1, 1 })]
    [InlineData("Vector128", 2, new[] { 6, 3, 1, 1 })]
    public void Strips_OfFewRows_AreTheTable(string name, int vectors, int[] strips)
    {
        TileTarget target = TileTarget.All.Single(target => target.Name == name);

        Assert.Equal(strips, Enumerable.Range(1, 4).Select(rows => TileBudget.MaxStrips(target, rows, vectors)));
    }

    [Theory]
    [MemberData(nameof(Strips))]
    public void Strips_SideBySide_FitTheRegisters(string name, int vectors)
    {
        TileTarget target = TileTarget.All.Single(target => target.Name == name);

        Assert.All(Enumerable.Range(1, TileBudget.MaxRows(target, vectors)), rows => Assert.InRange(
            TileBudget.LiveVectors(target, rows, TileBudget.MaxStrips(target, rows, vectors) * vectors),
            1, target.Registers));
    }
}
