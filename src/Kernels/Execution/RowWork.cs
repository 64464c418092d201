using System.Numerics;

namespace Kernels.Execution;

/// <summary>An operation on whole rows and where they lie, as one pass runs it.</summary>
internal sealed unsafe class RowWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowOperationInfo _info;
    private readonly int _units;
    private readonly int _resultUnits;
    private Place<T> _result;
    private Place<T> _entering;

    public RowWork(RowOperationInfo info, CompiledCell cell, CellSizes sizes, int size)
    {
        (_info, _units, _resultUnits) = (info, sizes[size], sizes[cell.Slots[info.Result.Slot].Size]);
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
            T* result = _result.At(moments, row);
            switch (_info.Operation)
            {
                case RowOperation.Sum:
                    *result = RowMath.Sum(a, _units);
                    break;
                case RowOperation.Dot:
                    *result = RowMath.Dot(a, Operands[1].At(moments, row), _units);
                    break;
                case RowOperation.Largest:
                    *result = RowMath.Largest(a, _units);
                    break;
                case RowOperation.PrefixSum:
                    RowMath.PrefixSum(a, result, _units);
                    break;
                case RowOperation.SuffixSum:
                    RowMath.SuffixSum(a, result, _units);
                    break;
                default:
                    throw new InvalidOperationException($"The plan has an operation on rows that is not known: {_info.Operation}.");
            }
        }
    }

    /// <summary>A row beyond its length keeps its state; in the backward pass it contributes nothing.</summary>
    public void Restore(nint* moments, int row, bool zeroBeyond)
    {
        var written = new Span<T>(_result.At(moments, row), _resultUnits);
        if (_info.Result.Next)
            new ReadOnlySpan<T>(_entering.At(moments, row), written.Length).CopyTo(written);
        else if (zeroBeyond)
            written.Clear();
    }
}
