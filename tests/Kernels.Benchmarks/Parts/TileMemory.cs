using Kernels.Memory;

namespace Kernels.Benchmarks.Parts;

/// <summary>Operands of one tile, filled with small numbers.</summary>
internal sealed unsafe class TileMemory
{
    private readonly AlignedBuffer<float>[] _buffers;

    /// <param name="a">Floats of the operand that rows broadcast from.</param>
    /// <param name="panel">Floats of the packed panel.</param>
    /// <param name="c">Floats of the result.</param>
    public TileMemory(long a, long panel, long c)
    {
        _buffers = [new(a), new(panel), new(c)];
        _buffers[0].AsSpan().Fill(0.5f);
        _buffers[1].AsSpan().Fill(0.25f);
    }

    public float* A => _buffers[0].Pointer;

    public float* Panel => _buffers[1].Pointer;

    public float* C => _buffers[2].Pointer;

    /// <summary>Gives the memory back.</summary>
    public void Free()
    {
        foreach (var buffer in _buffers)
            buffer.Dispose();
    }
}
