using System.Numerics;

namespace Kernels;

/// <summary>A scope in which the weights of a layer may be written.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public readonly ref struct WeightsEdit<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Weights<T> _weights;

    internal WeightsEdit(Weights<T> weights) => _weights = weights;

    /// <summary>Every weight, one after the other.</summary>
    public Span<T> All => _weights.Span;

    /// <summary>One weight, [rows, columns] row-major, [units] or [1].</summary>
    /// <param name="name">As in the declaration.</param>
    public Span<T> this[string name] => _weights.Table.Slice(_weights.Span, name);

    /// <summary>Closes the scope: the next run sees the new weights.</summary>
    public void Dispose() => _weights.Changed();
}
