using System.Numerics;
using Kernels.Execution;
using Kernels.Memory;

namespace Kernels;

/// <summary>Gradients of all weights of a layer, laid out as the weights are. Backward passes add to them.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed unsafe class WeightGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;

    internal WeightGradients(WeightTable table, AlignedBuffer<T> buffer)
    {
        Table = table;
        _buffer = buffer;
    }

    /// <summary>Every gradient, one after the other.</summary>
    public Span<T> All => _buffer.AsSpan();

    /// <summary>The gradient of one weight, in the weight's shape. That of a frozen weight stays zero.</summary>
    /// <param name="name">The weight's name.</param>
    /// <exception cref="ArgumentException">There is no such weight.</exception>
    public Span<T> this[string name] => Table.Slice(All, name);

    internal WeightTable Table { get; }

    internal T* Pointer => _buffer.Pointer;

    /// <summary>Sets all of them to zero.</summary>
    public void Clear() => All.Clear();
}
