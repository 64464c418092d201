using System.Numerics;
using Kernels.Execution;
using Kernels.Memory;

namespace Kernels;

/// <summary>All weights of a layer: one contiguous buffer, in which each named weight lies row-major.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed unsafe class Weights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;

    internal Weights(WeightTable table, AlignedBuffer<T> buffer)
    {
        Table = table;
        _buffer = buffer;
    }

    /// <summary>Names in the order in which the weights lie in <see cref="All"/>.</summary>
    public IReadOnlyList<string> Names => Table.Names;

    /// <summary>Counts the scopes of <see cref="Edit"/> that were closed.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Every weight, one after the other.</summary>
    public ReadOnlySpan<T> All => Span;

    /// <summary>One weight, [rows, columns] row-major, [units] or [1].</summary>
    /// <param name="name">As in the declaration: <c>forget.x</c>, <c>forget.bias</c>, <c>peephole</c>.</param>
    /// <exception cref="ArgumentException">There is no such weight.</exception>
    public ReadOnlySpan<T> this[string name] => Table.Slice(Span, name);

    internal WeightTable Table { get; }

    internal Span<T> Span => _buffer.AsSpan();

    internal T* Pointer => _buffer.Pointer;

    /// <summary>Rows and columns of a weight; a vector has one column.</summary>
    /// <param name="name">As in the declaration.</param>
    public (int Rows, int Columns) Shape(string name) => Table.Shape(Table.IndexOf(name));

    /// <summary>Opens the weights for writing. What is derived from them is renewed once, at the next run after the
    /// scope is closed.</summary>
    /// <returns>A scope to be closed by <c>using</c>.</returns>
    public WeightsEdit<T> Edit() => new(this);

    internal void Changed() => Version++;
}
