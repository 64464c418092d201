using System.Buffers;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Holds the caller's memory still during a run.</summary>
internal sealed unsafe class Caller<T>(CompiledCell cell, CellSizes sizes, Call<T> call) : IDisposable
    where T : unmanaged
{
    private readonly List<MemoryHandle> _pins = [];
    private readonly AlignedBuffer<int> _lengths = new();
    private readonly AlignedBuffer<int> _rowNumbers = new();

    /// <summary>Which outputs have no gradient, one bit each.</summary>
    public ulong AbsentOutputGradients { get; private set; }

    /// <summary>For each state, whether there is no gradient of the past that it leaves behind.</summary>
    public bool[] AbsentHistoryGradients { get; } = new bool[cell.States.Length];

    public void PinForward(Sequence<T> sequence)
    {
        sequence.Inputs.RequireAll();
        Begin(sequence);
        Pin(sequence.Outputs, call.Outputs);
        Pin(sequence.InitialStates, call.InitialStates);
        Pin(sequence.FinalStates, call.FinalStates);
    }

    /// <summary>One input and the first output, nothing else; the memory is held by the caller of this
    /// method.</summary>
    public void Use(T* input, T* output)
    {
        call.Lengths = default;
        call.RowNumbers = call.StepNumbers = null;
        call.FirstStep = 0;
        call.Inputs[0] = input;
        Array.Clear(call.Outputs);
        call.Outputs[0] = output;
        Array.Clear(call.InitialStates);
        Array.Clear(call.FinalStates);
    }

    public void PinBackward(Sequence<T> sequence)
    {
        sequence.Inputs.RequireAll();
        Begin(sequence);
        Pin(sequence.OutputGradients, call.OutputGradients);
        Pin(sequence.FinalStateGradients, call.FinalStateGradients);
        Pin(sequence.InputGradients, call.InputGradients);
        Pin(sequence.InitialStateGradients, call.InitialStateGradients);
        AbsentOutputGradients = 0;
        for (int i = 0; i < cell.Outputs.Length; i++)
            AbsentOutputGradients |= sequence.OutputGradients[i].IsEmpty ? 1UL << i : 0;
        Array.Fill(AbsentHistoryGradients, true);
        for (int i = cell.States.Length; i < cell.Carried.Length; i++)
        {
            if (cell.Carried[i].IsState && !sequence.FinalStateGradients[i].IsEmpty)
                AbsentHistoryGradients[cell.Carried[i].Source] = false;
        }
    }

    /// <summary>Input gradients that no equation computes are zero.</summary>
    public void ClearUncomputed(Layout layout)
    {
        long rows = (long)call.Shape.Steps * call.Shape.Batch;
        for (int input = 0; input < cell.Inputs.Length; input++)
        {
            if (call.InputGradients[input] is null || cell.Inputs[input].IsPerSequence || cell.Depth(input, isState: false) > 0 || IsComputed(input, layout))
                continue;
            new Span<T>(call.InputGradients[input], checked((int)(rows * sizes[cell.Inputs[input].Size]))).Clear();
        }
    }

    public void Release()
    {
        foreach (MemoryHandle pin in _pins)
            pin.Dispose();
        _pins.Clear();
    }

    public void Dispose()
    {
        _lengths.Dispose();
        _rowNumbers.Dispose();
    }

    private bool IsComputed(int input, Layout layout)
    {
        for (int slot = 0; slot < cell.Slots.Length; slot++)
        {
            if (cell.Slots[slot].Kind == SlotKind.InputGradient && cell.Slots[slot].Index == input
                && layout.Block.Holds(slot))
                return true;
        }

        return false;
    }

    private void Begin(Sequence<T> sequence)
    {
        Pin(sequence.Inputs, call.Inputs);
        call.Lengths = sequence.IsRagged ? new Lengths(Copy(sequence.LengthSpan, _lengths)) : default;
        call.StepNumbers = null;
        call.FirstStep = sequence.FirstStep;
        call.RowNumbers = sequence.RowNumberSpan.IsEmpty ? null : Copy(sequence.RowNumberSpan, _rowNumbers);
    }

    private static int* Copy(ReadOnlySpan<int> values, AlignedBuffer<int> buffer)
    {
        buffer.Ensure(values.Length);
        values.CopyTo(buffer.AsSpan());
        return buffer.Pointer;
    }

    private void Pin(Signals<T> signals, T*[] pointers)
    {
        for (int i = 0; i < pointers.Length; i++)
        {
            Memory<T> memory = signals[i];
            if (memory.IsEmpty)
            {
                pointers[i] = null;
                continue;
            }

            MemoryHandle pin = memory.Pin();
            _pins.Add(pin);
            pointers[i] = (T*)pin.Pointer;
        }
    }
}
