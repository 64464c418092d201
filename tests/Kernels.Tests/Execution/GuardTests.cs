using Kernels.Memory;

namespace Kernels.Tests.Execution;

/// <summary>Guard zones around buffers: the check must see what it is there to see.</summary>
public sealed unsafe class GuardTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(3_000_000)]
    public void Guard_WrittenBeyondEitherEnd_IsFound(int length)
    {
        using var buffer = new AlignedBuffer<float>(length);
        Assert.Equal(0, (nint)buffer.Pointer % 64);
        buffer.AsSpan().Fill(1);
        Assert.True(buffer.GuardsIntact);
        int end = (length + 15) & ~15;
        float kept = buffer.Pointer[end];
        Assert.True(float.IsNaN(kept));
        buffer.Pointer[end] = 0;
        Assert.False(buffer.GuardsIntact);
        buffer.Pointer[end] = kept;
        Assert.True(buffer.GuardsIntact);
        buffer.Pointer[-1] = 0;
        Assert.False(buffer.GuardsIntact);
    }
}
