using System.Runtime.InteropServices;

namespace Kernels.Learning.Products;

/// <summary>
/// Floats outside the collected heap, zero at first, aligned to a cache line so that no vector load straddles two.
/// </summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint Alignment = 64;

    public AlignedBuffer(long length)
    {
        nuint bytes = checked((nuint)Math.Max(length, 1) * sizeof(float));
        Pointer = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Pointer, bytes);
        Length = length;
    }

    ~AlignedBuffer() => Free();

    public float* Pointer { get; private set; }

    public long Length { get; }

    public Span<float> Span => new(Pointer, checked((int)Length));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
