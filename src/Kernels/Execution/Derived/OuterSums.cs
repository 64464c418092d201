using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution.Derived;

/// <summary>What outer products are added to: gradients of weights, and the sums that are folded back through derived
/// matrices.</summary>
internal sealed unsafe class OuterSums<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WeightGradients<T> _gradients;
    private readonly int _weights;
    private readonly int[] _rows;

    public OuterSums(CompiledCell cell, CellSizes sizes, WeightGradients<T> gradients)
    {
        (_gradients, _weights) = (gradients, cell.Weights.Length);
        MatrixValueInfo[] values = [.. cell.Matrices?.Sums.Select(sum => cell.Matrices.Values[sum]) ?? []];
        _rows = [.. cell.Weights.Select(weight => sizes[weight.Rows]), .. values.Select(value => sizes[value.Rows])];
        Sums = [.. values.Select(value => new AlignedBuffer<T>(checked(sizes[value.Rows] * sizes[value.Columns])))];
    }

    /// <summary>The sums that are no weight's gradient.</summary>
    public AlignedBuffer<T>[] Sums { get; }

    public bool GuardsIntact => Sums.All(sum => sum.GuardsIntact);

    /// <summary>Rows of what an outer product is added to.</summary>
    public int Rows(int target) => _rows[target];

    /// <summary>First element of what an outer product is added to.</summary>
    public T* this[int target] => target < _weights
        ? _gradients.Pointer + _gradients.Table.Offset(target)
        : Sums[target - _weights].Pointer;

    /// <summary>Sets the sums that are no weight's gradient to zero.</summary>
    public void Clear()
    {
        foreach (AlignedBuffer<T> sum in Sums)
            sum.Clear(sum.Length);
    }

    public void Dispose()
    {
        foreach (AlignedBuffer<T> sum in Sums)
            sum.Dispose();
    }
}
