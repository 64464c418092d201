using System.Numerics;

namespace Kernels.Execution;

/// <summary>A ring with the past of one input or state of a row whose step reads constant addresses.</summary>
internal sealed unsafe class FixedPast<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _source;
    private readonly bool _isState;
    private readonly int _row;
    private readonly (int Steps, int Offset)[] _operands;
    /// <summary>Steps ago of the latest entry: a state of one step ago is still in its row.</summary>
    private readonly int _latest;
    private readonly int _length;
    private readonly T[] _ring;
    private int _head;

    private FixedPast(CompiledCell cell, CellSizes sizes, FixedStep<T> step, int source, bool isState)
    {
        (_source, _isState, _latest) = (source, isState, isState ? 2 : 1);
        SignalInfo signal = (isState ? cell.States : cell.Inputs)[source];
        _length = sizes[signal.Size];
        _row = Offset(step, signal.Slot, 0);
        _operands = [.. cell.Delays.Where(delay => delay.Source == source && delay.IsState == isState && delay.Steps >= _latest)
            .Select(delay => delay.Steps).Distinct().Select(steps => (steps, Offset(step, signal.Slot, isState ? steps - 1 : steps)))];
        _ring = new T[(cell.Depth(source, isState) - _latest + 1) * _length];
    }

    /// <summary>The rings of a cell.</summary>
    public static IEnumerable<FixedPast<T>> Of(CompiledCell cell, CellSizes sizes, FixedStep<T> step) =>
        from delay in cell.Delays
        where delay.Steps > 1 || !delay.IsState
        group delay by (delay.Source, delay.IsState) into source
        select new FixedPast<T>(cell, sizes, step, source.Key.Source, source.Key.IsState);

    public bool Holds(CarriedInfo carried) =>
        carried.Source == _source && carried.IsState == _isState && carried.Steps >= _latest;

    /// <summary>The value of some steps ago.</summary>
    public Span<T> Of(int steps) => Entry(_head + steps - _latest);

    /// <summary>Before a step: its operands take their values, and the ring the present one.</summary>
    public void Enter(T* rows)
    {
        foreach ((int steps, int offset) in _operands)
            Of(steps).CopyTo(new Span<T>(rows + offset, _length));
        int entries = _ring.Length / _length;
        _head = (_head + entries - 1) % entries;
        new ReadOnlySpan<T>(rows + _row, _length).CopyTo(Of(_latest));
    }

    private static int Offset(FixedStep<T> step, int slot, int delay) =>
        step.Rows.First(row => row.Slot == slot && row.Delay == delay).Offset;

    private Span<T> Entry(int index) => _ring.AsSpan(index % (_ring.Length / _length) * _length, _length);
}
