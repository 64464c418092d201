using Kernels.Execution;

namespace Kernels.Tests.Execution;

/// <summary>How a run is shared: what the rule must say where nobody would doubt it.</summary>
public sealed class SharingTests
{
    [Fact]
    public void OneThread_SharesNothing() => Assert.Equal(Split.None, Sharing.Choose(Lstm(512), 100, 64, 1));

    [Theory]
    [InlineData(16, 1, 20)]
    [InlineData(512, 1, 0)]
    public void TooLittleWork_StaysOnTheCallingThread(int hidden, int batch, int steps) =>
        Assert.Equal(Split.None, Sharing.Choose(Lstm(hidden), steps, batch, 2));

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    [InlineData(512)]
    [InlineData(1024)]
    public void OneRow_IsSharedByUnits(int hidden) =>
        Assert.Equal(Split.Units, Sharing.Choose(Lstm(hidden), 50, 1, 2));

    [Fact]
    public void ManyBarriers_AreAvoidedWhereRowsAreEnough()
    {
        StepCost cost = Lstm(64) with { Barriers = 20 };
        Assert.Equal(Split.Rows, Sharing.Choose(cost, 50, 64, 2));
    }

    [Fact]
    public void WithoutBarriersAndProducts_RowsAreShared()
    {
        StepCost cost = new() { Values = 4096, LargestValues = 2048 };
        Assert.Equal(Split.Rows, Sharing.Choose(cost, 50, 4, 2));
    }

    private static StepCost Lstm(int hidden) => new()
    {
        Products = 4.0 * hidden * hidden,
        LargestProducts = 2.0 * hidden * (hidden + (hidden / 16 % 2 * 16)),
        BlockProducts = 4.0 * hidden * hidden,
        WeightBytes = 16.0 * hidden * hidden,
        Values = 12.0 * hidden,
        LargestValues = 6.0 * (hidden + (hidden / 16 % 2 * 16)),
        Barriers = 1,
    };
}
