using System.Numerics;
using System.Runtime.CompilerServices;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>One row run by a step for fixed sizes: its inputs, states and outputs, and what the step keeps in between.</summary>
internal sealed unsafe class FixedRow<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly FixedWeights<T> _weights;
    private readonly FixedStepCode<T> _code;
    private readonly AlignedBuffer<T> _rows;
    private readonly int[] _inputs;
    private readonly int[] _states;
    private readonly int[] _outputs;

    public FixedRow(CompiledCell cell, CellSizes sizes, FixedWeights<T> weights)
    {
        (_cell, _sizes, _weights, _code) = (cell, sizes, weights, weights.Step.Code);
        _rows = new AlignedBuffer<T>(weights.Step.RowElements);
        _inputs = [.. cell.Inputs.Select(input => OffsetOf(input.Slot))];
        _states = [.. cell.States.Select(state => OffsetOf(state.Slot))];
        _outputs = [.. cell.Outputs.Select(output =>
            output.State >= 0 ? _states[output.State] : OffsetOf(output.Slot))];
    }

    public bool GuardsIntact => _rows.GuardsIntact;

    public Span<T> Input(int index) => new(_rows.Pointer + _inputs[index], _sizes[_cell.Inputs[index].Size]);

    public Span<T> State(int index) => new(_rows.Pointer + _states[index], _sizes[_cell.States[index].Size]);

    /// <summary>An output as the last step left it; of one that is a state, the state.</summary>
    public ReadOnlySpan<T> Output(int index) =>
        new(_rows.Pointer + _outputs[index], _sizes[_cell.Outputs[index].Size]);

    /// <summary>From inputs and states to outputs and new states.</summary>
    public void Step() => _code(ref Unsafe.AsRef<T>(_rows.Pointer), ref Unsafe.AsRef<T>(_weights.Pointer));

    /// <summary>Sets all states to zero.</summary>
    public void Reset()
    {
        for (int i = 0; i < _states.Length; i++)
            State(i).Clear();
    }

    public void Dispose() => _rows.Dispose();

    private int OffsetOf(int slot) => _weights.Step.Rows.First(row => row.Slot == slot).Offset;
}
