using System.Numerics;

namespace Kernels.Execution;

/// <summary>An operation on whole rows and where they lie, as one pass runs it.</summary>
internal sealed unsafe class RowWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowOperationInfo _info;
    private readonly RowExtent _extent;
    private readonly int[] _lengths;
    private Place<T> _result;
    private Place<T> _entering;

    public RowWork(RowOperationInfo info, CompiledCell cell, CellSizes sizes, int size)
    {
        _info = info;
        _lengths = [.. info.Operands.Select(operand => sizes[cell.Slots[operand.Slot].Size])];
        _extent = RowExtent.Of(info.Operation, sizes[size], _lengths[^1], sizes[cell.Slots[info.Result.Slot].Size], info.Count,
            info.Offset < 0 ? 0 : sizes[info.Offset]);
        Operands = new Place<T>[info.Operands.Length];
    }

    /// <summary>Where the operands lie.</summary>
    public Place<T>[] Operands { get; }

    public void Bind(SlotMap<T> map)
    {
        for (int i = 0; i < Operands.Length; i++)
            Operands[i] = map.Operand(_info.Operands[i]);
        _result = map.Bound(_info.Result);
        if (_info.Result.Next)
            _entering = map.Bound(_info.Result with { Next = false });
    }

    public void Run(nint* moments, (int From, int To) rows)
    {
        for (int row = rows.From; row < rows.To; row++)
        {
            T* a = Operands[0].At(moments, row);
            T* b = Operands.Length > 1 ? Operands[1].At(moments, row) : null;
            T* result = _result.At(moments, row);
            if (_info.Operation == RowOperation.Concat)
                Concat(moments, row, result);
            else
                RowStep.Run(_info.Operation, _extent, a, b, result);
        }
    }

    private void Concat(nint* moments, int row, T* result)
    {
        for (int i = 0; i < Operands.Length; i++)
        {
            RowMath.Copy(Operands[i].At(moments, row), result, _lengths[i]);
            result += _lengths[i];
        }
    }

    /// <summary>Sets the result to zero.</summary>
    public void Clear(nint* moments, int row) => new Span<T>(_result.At(moments, row), _extent.ResultUnits).Clear();

    /// <summary>A row beyond its length keeps its state; in the backward pass it contributes nothing.</summary>
    public void Restore(nint* moments, int row, bool zeroBeyond)
    {
        var written = new Span<T>(_result.At(moments, row), _extent.ResultUnits);
        if (_info.Result.Next)
            new ReadOnlySpan<T>(_entering.At(moments, row), written.Length).CopyTo(written);
        else if (zeroBeyond)
            written.Clear();
    }
}
