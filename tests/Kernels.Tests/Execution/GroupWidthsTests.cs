using Kernels.Cells;
using Kernels.Execution;

namespace Kernels.Tests.Execution;

/// <summary>A panel is as wide as a tile likes it: at least four vectors, at most six, and a fair share for every thread if not too small.</summary>
public class GroupWidthsTests
{
    [Fact]
    public void Members_FillATile()
    {
        Assert.Equal(16, WidthOfProductsOnTheState<Lstm>(members: 4, threads: 1));
        Assert.Equal(32, WidthOfProductsOnTheState<GruResetAfter>(members: 3, threads: 1));
        Assert.Equal(32, WidthOfProductsOnTheState<CoupledLstm>(members: 3, threads: 1));
        Assert.Equal(32, WidthOfProductsOnTheState<Gru>(members: 2, threads: 1));
        Assert.Equal(64, WidthOfProductsOnTheState<Elman>(members: 1, threads: 1));
    }

    [Fact]
    public void Threads_ShareFairlyDownToTwoVectorsOfUnits()
    {
        Assert.Equal(32, WidthOfProductsOnTheState<Elman>(members: 1, threads: 4));
        Assert.Equal(32, WidthOfProductsOnTheState<Elman>(members: 1, threads: 8));
    }

    private static int WidthOfProductsOnTheState<TCell>(int members, int threads)
        where TCell : ICell<TCell>
    {
        CompiledCell cell = TCell.Compiled;
        int group = GroupWidths.Parts(new PassInfo([], cell.Forward.Step, [], false)).SelectMany(part => part.Groups)
            .First(index => cell.Groups[index].Terms.Length > 0);
        Assert.Equal(members, cell.Groups[group].Members);
        return new GroupWidths(cell, new CellSizes(cell, 128, 128, []), threads)[group];
    }
}
