using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>The weights of a layer in the order in which a step for fixed sizes reads them.</summary>
internal sealed unsafe class FixedWeights<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Half of a core's L2.</summary>
    private const long CachedBytes = 1 << 19;

    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly int _lanes;
    private readonly AlignedBuffer<T> _packed;

    public FixedWeights(CompiledCell cell, CellSizes sizes, FixedStep<T> step, int lanes)
    {
        (_cell, _sizes, Step, _lanes) = (cell, sizes, step, lanes);
        _packed = new AlignedBuffer<T>(step.WeightElements);
    }

    public FixedStep<T> Step { get; }

    public T* Pointer => _packed.Pointer;

    /// <summary>Whether a sequence may read all of it at every step; larger weights are better read once for many steps
    /// where that can be.</summary>
    public bool StaysCached => _packed.Length * sizeof(T) <= CachedBytes;

    public bool GuardsIntact => _packed.GuardsIntact;

    /// <summary>Packs everything anew.</summary>
    /// <param name="matrices">Where the matrices lie.</param>
    /// <param name="parameter">Rows of Parameter slots.</param>
    public void Pack(MatrixPointers<T> matrices, SlotPointers<T> parameter)
    {
        foreach ((int slot, int offset, _) in Step.Parameters)
            Copy(parameter[slot], Pointer + offset, Whole(_cell.Slots[slot].Size));
        foreach (FixedProductInfo product in Step.Products)
        {
            if (product.Bias >= 0)
                PackBias(product, parameter);
            foreach (FixedStripInfo strip in product.Strips)
                PackStrip(matrices, product, strip);
        }
    }

    public void Dispose() => _packed.Dispose();

    private void PackBias(FixedProductInfo product, SlotPointers<T> parameter)
    {
        GroupInfo group = _cell.Groups[product.Groups[0]];
        int width = product.UnitVectors * _lanes;
        for (int member = 0; member < group.Members; member++)
        {
            int slot = group.Bias.Length == 0 ? -1 : group.Bias[member];
            T* target = Pointer + product.Bias + (member * width);
            if (slot < 0)
                new Span<T>(target, width).Clear();
            else if (_cell.Slots[slot].Size == CompiledCell.Unit)
                new Span<T>(target, width).Fill(*parameter[slot]);
            else
                Copy(parameter[slot], target, width);
        }
    }

    private void PackStrip(MatrixPointers<T> matrices, FixedProductInfo product, FixedStripInfo strip)
    {
        int columns = strip.Vectors * _lanes;
        T* target = Pointer + strip.Offset;
        foreach (int index in product.Groups)
        {
            GroupInfo group = _cell.Groups[index];
            foreach (TermInfo term in group.Terms)
            {
                int depth = _sizes[term.OperandSize];
                Packing.Term(matrices, term, depth,
                    (0, product.UnitVectors * _lanes, _sizes[group.Size]), strip.First * _lanes, columns, target);
                target += (nint)depth * columns;
            }
        }
    }

    /// <summary>Elements of a row in whole vectors.</summary>
    private int Whole(int size) => (_sizes[size] + _lanes - 1) / _lanes * _lanes;

    private static void Copy(T* from, T* to, int count) =>
        new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));
}
