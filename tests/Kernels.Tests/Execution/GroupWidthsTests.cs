using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Tests.Execution;

/// <summary>A panel has four vectors of units, fewer where its members are many, and so many panels that threads have equal
/// shares.</summary>
public class GroupWidthsTests
{
    [Fact]
    public void Members_HaveFourVectorsOfUnits()
    {
        Assert.Equal(64, WidthOfProductsOnTheState<Lstm>(members: 4, threads: 1));
        Assert.Equal(64, WidthOfProductsOnTheState<GruResetAfter>(members: 3, threads: 1));
        Assert.Equal(64, WidthOfProductsOnTheState<Gru>(members: 2, threads: 1));
        Assert.Equal(64, WidthOfProductsOnTheState<Elman>(members: 1, threads: 1));
    }

    [Theory]
    [InlineData(256, 64)]
    [InlineData(336, 48)]
    [InlineData(512, 32)]
    [InlineData(1024, 16)]
    public void DeepPanels_HaveFewerUnits(int hidden, int width) =>
        Assert.Equal(width, WidthOfProductsOnTheState<Lstm>(members: 4, threads: 1, hidden));

    [Theory]
    [InlineData(128, 2, 64)]
    [InlineData(128, 3, 48)]
    [InlineData(128, 4, 32)]
    [InlineData(128, 8, 32)]
    [InlineData(208, 1, 64)]
    [InlineData(208, 2, 48)]
    [InlineData(336, 2, 32)]
    public void Threads_ShareFairlyDownToTwoVectorsOfUnits(int hidden, int threads, int width) =>
        Assert.Equal(width, WidthOfProductsOnTheState<Elman>(members: 1, threads, hidden));

    private static int WidthOfProductsOnTheState<TCell>(int members, int threads, int hidden = 128)
        where TCell : ICell<TCell>
    {
        CompiledCell cell = TCell.Compiled;
        int group = GroupWidths.Parts(new PassInfo([], cell.Forward.Step, [], false)).SelectMany(part => part.Groups)
            .First(index => cell.Groups[index].Terms.Length > 0);
        Assert.Equal(members, cell.Groups[group].Members);
        return new GroupWidths(cell, new CellSizes(cell, hidden, hidden, []), threads)[group];
    }
}
