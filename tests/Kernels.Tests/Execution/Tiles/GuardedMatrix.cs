using System.Numerics;
using System.Runtime.InteropServices;

namespace Kernels.Tests.Execution.Tiles;

/// <summary>Rows of numbers in native memory: all around and between them are NaNs of a known pattern.</summary>
/// <remarks>Whoever reads outside gets a NaN into its result; whoever writes outside breaks the pattern.</remarks>
internal sealed unsafe class GuardedMatrix<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Zone = 64;

    private readonly T* _memory;
    private readonly int _length;
    private readonly int _columns;

    public GuardedMatrix(int rows, int columns, int stride, Func<int, int, T> value)
    {
        Stride = stride;
        Rows = rows;
        _columns = columns;
        _length = (2 * Zone) + (rows * stride);
        _memory = (T*)NativeMemory.AlignedAlloc((nuint)(_length * sizeof(T)), 64);
        Bytes().Fill(Pattern);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                this[row, column] = value(row, column);
            }
        }
    }

    /// <summary>Elements between rows.</summary>
    public int Stride { get; }

    public int Rows { get; }

    /// <summary>First element of the first row.</summary>
    public T* Pointer => _memory + Zone;

    // All bits of exponent and quiet bit set: 0xFFFF… is a NaN in every format.
    private static byte Pattern => 0xFF;

    public T this[int row, int column]
    {
        get => Pointer[(row * Stride) + column];
        set => Pointer[(row * Stride) + column] = value;
    }

    /// <summary>The first element outside the rows that was written, counted from the first row's beginning.</summary>
    public int? Violation()
    {
        for (int i = 0; i < _length; i++)
        {
            int offset = i - Zone;
            bool inside = offset >= 0 && offset < Rows * Stride && offset % Stride < _columns;
            if (!inside && Bytes().Slice(i * sizeof(T), sizeof(T)).ContainsAnyExcept(Pattern))
            {
                return offset;
            }
        }

        return null;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private Span<byte> Bytes() => new(_memory, _length * sizeof(T));
}
