using Kernels.Memory;

namespace Kernels.Execution.Levels;

/// <summary>Rows of all nodes of a structure in the order of its levels, for each of a cell's inputs, outputs or states.</summary>
internal sealed unsafe class LevelBuffers<T>(int[] sizes) : IDisposable
    where T : unmanaged
{
    private readonly AlignedBuffer<T>[] _rows = [.. sizes.Select(_ => new AlignedBuffer<T>())];

    public bool GuardsIntact => _rows.All(buffer => buffer.GuardsIntact);

    /// <summary>Makes room for one of them.</summary>
    /// <returns>Its first row.</returns>
    public T* Ensure(int index, int rows)
    {
        _rows[index].Ensure((long)rows * sizes[index]);
        return _rows[index].Pointer;
    }

    public T* Row(int index, int row) => _rows[index].Pointer + ((nint)row * sizes[index]);

    public Span<T> Span(int index, int row) => new(Row(index, row), sizes[index]);

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in _rows)
            buffer.Dispose();
    }
}
