using System.Numerics;
using System.Runtime.CompilerServices;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>One row run by a step for fixed sizes: its inputs, states and outputs, and what the step keeps in between.</summary>
internal sealed unsafe class FixedRow<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FixedWeights<T> _weights;
    private readonly FixedStepCode<T> _code;
    private readonly AlignedBuffer<T> _rows;
    private readonly T* _memory;
    private readonly T* _panels;
    private readonly (int Offset, int Length)[] _inputs;
    private readonly bool[] _isPerSequence;
    private readonly (int Offset, int Length)[] _states;
    private readonly (int Offset, int Length)[] _outputs;
    private readonly CarriedInfo[] _carried;
    private readonly FixedPast<T>[] _past;
    private readonly (int Offset, int Period)[] _indices;
    private readonly (int Offset, int Length)[] _guarded;
    private int _taken;

    public FixedRow(CompiledCell cell, CellSizes sizes, FixedWeights<T> weights)
    {
        (_weights, _code) = (weights, weights.Step.Code);
        _panels = weights.Pointer;
        _rows = new AlignedBuffer<T>(weights.Step.RowElements);
        _memory = _rows.Pointer;
        _inputs = [.. cell.Inputs.Select(input => (OffsetOf(input.Slot), sizes[input.Size]))];
        _isPerSequence = [.. cell.Inputs.Select(input => input.IsPerSequence)];
        _states = [.. cell.States.Select(state => (OffsetOf(state.Slot), sizes[state.Size]))];
        _guarded = [.. cell.States.Index().Where(state => cell.Inferring.Slots[state.Item.Slot].IsGuarded)
            .Select(state => _states[state.Index])];
        _outputs = [.. cell.Outputs.Select(output =>
            output.State >= 0 ? _states[output.State] : (OffsetOf(output.Slot), sizes[output.Size]))];
        _carried = cell.Carried;
        _past = [.. FixedPast<T>.Of(cell, sizes, weights.Step)];
        _indices = [.. weights.Step.Rows.Where(row => cell.Inferring.Slots[row.Slot].Kind == SlotKind.StepIndex)
            .Select(row => (row.Offset, cell.Inferring.Slots[row.Slot].Index))];
    }

    public bool GuardsIntact => _rows.GuardsIntact;

    public Span<T> Input(int index) => new(_memory + _inputs[index].Offset, _inputs[index].Length);

    public Span<T> State(int index) => new(_memory + _states[index].Offset, _states[index].Length);

    /// <summary>An output as the last step left it; of one that is a state, the state.</summary>
    public ReadOnlySpan<T> Output(int index) => new(_memory + _outputs[index].Offset, _outputs[index].Length);

    /// <summary>A state, or what an input or state was some steps ago.</summary>
    public Span<T> Carried(int index)
    {
        CarriedInfo carried = _carried[index];
        foreach (FixedPast<T> past in _past)
        {
            if (past.Holds(carried))
                return past.Of(carried.Steps);
        }

        return State(carried.Source);
    }

    /// <summary>From inputs and states to outputs and new states.</summary>
    /// <param name="index">The index of the step.</param>
    public void Step(long index)
    {
        foreach ((int offset, int period) in _indices)
            new Span<T>(_memory + offset, CellSizes.Padding).Fill(StepIndexRows<T>.Value(index, period));
        foreach (FixedPast<T> past in _past)
            past.Enter(_memory);
        _code(ref Unsafe.AsRef<T>(_memory), ref Unsafe.AsRef<T>(_panels));
        if (DenormalGuard.IsDue(_taken++))
        {
            foreach ((int offset, int length) in _guarded)
                DenormalGuard.Flush(_memory + offset, length);
        }
    }

    /// <summary>A whole sequence of one row.</summary>
    public void Run(Call<T> call)
    {
        for (int i = 0; i < _carried.Length; i++)
        {
            Span<T> carried = Carried(i);
            if (call.InitialStates[i] is null)
                carried.Clear();
            else
                new ReadOnlySpan<T>(call.InitialStates[i], carried.Length).CopyTo(carried);
        }

        _taken = 0;
        for (nint t = 0; t < call.Shape.Steps; t++)
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                nint start = _isPerSequence[i] ? 0 : t * _inputs[i].Length;
                new ReadOnlySpan<T>(call.Inputs[i] + start, _inputs[i].Length).CopyTo(Input(i));
            }

            Step(call.FirstStep + t);
            for (int i = 0; i < _outputs.Length; i++)
            {
                if (call.Outputs[i] is not null)
                    Output(i).CopyTo(new Span<T>(call.Outputs[i] + (t * _outputs[i].Length), _outputs[i].Length));
            }
        }

        for (int i = 0; i < _carried.Length; i++)
        {
            Span<T> carried = Carried(i);
            if (call.FinalStates[i] is not null)
                carried.CopyTo(new Span<T>(call.FinalStates[i], carried.Length));
        }
    }

    /// <summary>Sets all states, and what delays read, to zero.</summary>
    public void Reset()
    {
        _taken = 0;
        for (int i = 0; i < _carried.Length; i++)
            Carried(i).Clear();
    }

    public void Dispose() => _rows.Dispose();

    private int OffsetOf(int slot) => _weights.Step.Rows.First(row => row.Slot == slot && row.Delay == 0).Offset;
}
