using System.Numerics;

namespace Kernels.Execution;

/// <summary>An operation on whole rows and where they lie, as one pass runs it.</summary>
internal sealed unsafe class RowWork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RowOperationInfo _info;
    private readonly int _units;
    private readonly int _columns;
    private readonly int _resultUnits;
    private readonly int[] _lengths;
    private readonly int _offset;
    private Place<T> _result;
    private Place<T> _entering;

    public RowWork(RowOperationInfo info, CompiledCell cell, CellSizes sizes, int size)
    {
        (_info, _units, _resultUnits) = (info, sizes[size], sizes[cell.Slots[info.Result.Slot].Size]);
        _columns = info.Operation is RowOperation.ColumnTotals or RowOperation.ColumnDots or RowOperation.VectorMatrix
            ? _resultUnits
            : _units / _resultUnits;
        _lengths = [.. info.Operands.Select(operand => sizes[cell.Slots[operand.Slot].Size])];
        _offset = info.Offset < 0 ? 0 : sizes[info.Offset];
        Operands = new Place<T>[info.Operands.Length];
        CheckLengths();
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
            switch (_info.Operation)
            {
                case RowOperation.Sum:
                    *result = RowMath.Sum(a, _units);
                    break;
                case RowOperation.Dot:
                    *result = RowMath.Dot(a, b, _units);
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
                case RowOperation.Concat:
                    Concat(moments, row, result);
                    break;
                case RowOperation.Slice:
                    Copy(a + _offset, result, _resultUnits);
                    break;
                case RowOperation.Place:
                    new Span<T>(result, _resultUnits).Clear();
                    Copy(a, result + _offset, _units);
                    break;
                case RowOperation.Reverse:
                    RowMath.Reverse(a, result, _units);
                    break;
                case RowOperation.Rotate:
                    RowMath.Rotate(a, result, _units, _info.Count);
                    break;
                case RowOperation.Shift:
                    RowMath.Shift(a, result, _units, _info.Count);
                    break;
                case RowOperation.Repeat:
                    RowMath.Repeat(a, result, _resultUnits, _info.Count);
                    break;
                case RowOperation.SumRepeats:
                    for (int i = 0; i < _resultUnits; i++)
                        result[i] = RowMath.Sum(a + ((nint)i * _info.Count), _info.Count);
                    break;
                case RowOperation.RowTotals:
                    for (int i = 0; i < _resultUnits; i++)
                        result[i] = RowMath.Sum(a + ((nint)i * _columns), _columns);
                    break;
                case RowOperation.RowDots:
                    for (int i = 0; i < _resultUnits; i++)
                        result[i] = RowMath.Dot(a + ((nint)i * _columns), b + ((nint)i * _columns), _columns);
                    break;
                case RowOperation.MatrixVector:
                    for (int i = 0; i < _resultUnits; i++)
                        result[i] = RowMath.Dot(a + ((nint)i * _columns), b, _columns);
                    break;
                case RowOperation.RowLargest:
                    for (int i = 0; i < _resultUnits; i++)
                        result[i] = RowMath.Largest(a + ((nint)i * _columns), _columns);
                    break;
                case RowOperation.RowsByColumns:
                    MatrixMath.RowsByColumns(a, b, result, _units / _offset, _lengths[1] / _offset, _offset);
                    break;
                case RowOperation.RowsByRows:
                    MatrixMath.RowsByRows(a, b, result, _units / _offset, _lengths[1] / _offset, _offset);
                    break;
                case RowOperation.ColumnsByColumns:
                    MatrixMath.ColumnsByColumns(a, b, result, _units / _offset, _lengths[1] / _offset, _offset);
                    break;
                case RowOperation.ColumnTotals:
                    RowMath.ColumnTotals(a, result, _units / _columns, _columns);
                    break;
                case RowOperation.ColumnDots:
                    RowMath.ColumnDots(a, b, result, _units / _columns, _columns);
                    break;
                case RowOperation.VectorMatrix:
                    RowMath.VectorMatrix(a, b, result, _units / _columns, _columns);
                    break;
                default:
                    throw new InvalidOperationException($"The plan has an operation on rows that is not known: {_info.Operation}.");
            }
        }
    }

    // Parts of a vector have whole units: sizes that do not divide are found here, before anything runs.
    private void CheckLengths()
    {
        (int has, int needs) = _info.Operation switch
        {
            RowOperation.Slice => (_units, _offset + _resultUnits),
            RowOperation.Place => (_resultUnits, _offset + _units),
            _ => (0, 0),
        };
        if (needs > has)
            throw Invalid.Argument("sizes", $"A part of a vector ends at unit {needs} and the vector has {has}: choose sizes that its parts divide.");
    }

    private void Concat(nint* moments, int row, T* result)
    {
        for (int i = 0; i < Operands.Length; i++)
        {
            Copy(Operands[i].At(moments, row), result, _lengths[i]);
            result += _lengths[i];
        }
    }

    private static void Copy(T* from, T* to, int units) => new ReadOnlySpan<T>(from, units).CopyTo(new Span<T>(to, units));

    /// <summary>Sets the result to zero.</summary>
    public void Clear(nint* moments, int row) => new Span<T>(_result.At(moments, row), _resultUnits).Clear();

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
