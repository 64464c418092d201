using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Gradients of vectors, biases and scalars: column sums, and then the loops that fold gradients of derived
/// parameters back.</summary>
internal sealed unsafe class ParameterGradientWork<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly Crew<T> _crew;
    private readonly Equations<T>[] _equations;
    private readonly PackedWeights<T> _packed;
    private readonly ParameterLoops.RowOf<T> _row;
    private readonly ParameterLoops.RowOf<T> _gradient;
    private readonly AlignedBuffer<T> _sums;
    private readonly AlignedBuffer<T> _gradients;
    private readonly Place<T>[] _values;
    private readonly int[] _offsets;

    public ParameterGradientWork(CompiledCell cell, CellSizes sizes, Pass<T> pass, Call<T> call, Crew<T> crew,
        Equations<T>[] equations, PackedWeights<T> packed)
    {
        (_cell, _sizes, _pass, _call, _crew, _equations, _packed) = (cell, sizes, pass, call, crew, equations, packed);
        _values = new Place<T>[cell.ColumnSums.Length];
        _offsets = new int[cell.ColumnSums.Length];
        int length = 0;
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = length;
            length += Padded(i);
        }

        _sums = new AlignedBuffer<T>(length);
        _gradients = new AlignedBuffer<T>(pass.Layout.Parameters.Stride);
        (_row, _gradient) = (Row, Gradient);
    }

    public bool GuardsIntact => _sums.GuardsIntact && _gradients.GuardsIntact;

    public void Prepare()
    {
        for (int i = 0; i < _values.Length; i++)
            _values[i] = _pass.Map.Bound(_cell.ColumnSums[i].Value);
    }

    public void Begin()
    {
        _sums.Clear(_sums.Length);
        _gradients.Clear(_gradients.Length);
    }

    /// <summary>Adds the rows of a block; the sums are dealt out among the members.</summary>
    public void AddBlock(int member, int t0, int rows)
    {
        nint* moments = _crew.Runners[member].Moments;
        for (int i = member; i < _values.Length; i += _crew.Members)
        {
            for (int row = 0; row < rows; row += WeightGradientWork<T>.RunRows)
            {
                int count = Math.Min(WeightGradientWork<T>.RunRows, rows - row);
                T* sums = _sums.Pointer + _offsets[i];
                if (_call.Lengths.AreGiven)
                    AddRagged(_values[i], moments, t0, row, count, sums, Padded(i));
                else
                    Vectors.AddRows(_values[i].At(moments, row), _values[i].Row, count, sums, Padded(i));
            }
        }
    }

    /// <summary>Folds everything back to weights and adds it to the layer's gradients.</summary>
    /// <param name="gradients">The layer's gradients.</param>
    /// <param name="sums">Sums of outer products that derived matrices are the targets of.</param>
    public void Finish(WeightGradients<T> gradients, AlignedBuffer<T>[] sums)
    {
        for (int i = 0; i < _values.Length; i++)
            AddToParameter(i);
        foreach (LoopInfo loop in _cell.ParameterBackward)
            ParameterLoops.Run(_cell, _sizes, loop, _equations, _row);
        _packed.Derived?.Fold(sums, _gradient, gradients);
        for (int i = 0; i < _cell.Slots.Length; i++)
        {
            SlotInfo slot = _cell.Slots[i];
            if (slot.Kind != SlotKind.Parameter || slot.Index < 0 || _cell.Weights[slot.Index].Frozen)
                continue;
            Span<T> target = gradients.Table.Slice(gradients.All, slot.Index);
            for (int unit = 0; unit < target.Length; unit++)
                target[unit] += Gradient(i)[unit];
        }
    }

    public void Dispose()
    {
        _sums.Dispose();
        _gradients.Dispose();
    }

    private int Padded(int sum) => _sizes.Padded(_cell.Slots[_cell.ColumnSums[sum].Value.Slot].Size);

    private T* Gradient(int parameter) => _gradients.Pointer + _pass.Layout.Parameters.Offset(parameter);

    private T* Row(int slot)
    {
        SlotInfo info = _cell.Slots[slot];
        return info.Kind == SlotKind.ParameterGradient ? Gradient(info.Index) : _packed.ParameterRow(slot);
    }

    private void AddRagged(Place<T> value, nint* moments, int t0, int row, int count, T* sums, int units)
    {
        int batch = _call.Shape.Batch;
        for (int r = row; r < row + count; r++)
        {
            if (!_call.Lengths.IsBeyond(r % batch, t0 + (r / batch)))
                Vectors.AddRows(value.At(moments, r), value.Row, 1, sums, units);
        }
    }

    private void AddToParameter(int sum)
    {
        ColumnSumInfo info = _cell.ColumnSums[sum];
        T* source = _sums.Pointer + _offsets[sum];
        T* target = Gradient(info.Parameter);
        int units = _sizes[_cell.Slots[info.Value.Slot].Size];
        if (_cell.Slots[info.Parameter].Size != CompiledCell.Unit)
        {
            Vectors.Add(target, source, units);
            return;
        }

        T total = T.Zero;
        for (int unit = 0; unit < units; unit++)
            total += source[unit];
        for (int lane = 0; lane < CellSizes.Padding; lane++)
            target[lane] += total;
    }
}
