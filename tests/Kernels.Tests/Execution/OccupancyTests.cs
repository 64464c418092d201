using Kernels.Execution;

namespace Kernels.Tests.Execution;

public sealed class OccupancyTests
{
    [Fact]
    public void Run_WhileAnotherIsInProgress_IsRefused()
    {
        var occupancy = new Occupancy(this, "stream");
        using (occupancy.Enter())
            Assert.Contains("this stream", Assert.Throws<InvalidOperationException>(() => occupancy.Enter().Dispose()).Message, StringComparison.Ordinal);
        occupancy.Enter().Dispose();
    }

    [Fact]
    public void Closing_DuringARun_IsRefused_AndAfterItHoldsForGood()
    {
        var occupancy = new Occupancy(this, "stream");
        using (occupancy.Enter())
            Assert.Throws<InvalidOperationException>(() => occupancy.Close());
        Assert.True(occupancy.Close());
        Assert.False(occupancy.Close());
        Assert.Throws<ObjectDisposedException>(() => occupancy.Enter().Dispose());
    }

    [Fact]
    public void Leaving_HappensOnceForEachRun_BeforeTheNextMayBegin()
    {
        int left = 0;
        Occupancy? occupancy = null;
        occupancy = new Occupancy(this, "layer")
        {
            Leaving = () =>
            {
                left++;
                Assert.Throws<InvalidOperationException>(() => occupancy!.Enter().Dispose());
            },
        };
        occupancy.Enter().Dispose();
        occupancy.Enter().Dispose();
        Assert.Equal(2, left);
    }
}
