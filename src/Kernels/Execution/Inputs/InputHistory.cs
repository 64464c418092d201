using System.Numerics;

namespace Kernels.Execution;

/// <summary>Puts the inputs of the steps before a block in front of its own, for operands that are delayed.</summary>
internal sealed unsafe class InputHistory<T>(
    CompiledCell cell, CellSizes sizes, Pass<T> pass, Call<T> call, Workspace<T> workspace)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _carried = [.. Enumerable.Range(0, cell.Carried.Length).Where(i => !cell.Carried[i].IsState)];

    /// <summary>Keeps what the caller carries over from before the first step: it may change before the backward
    /// run.</summary>
    public void Keep()
    {
        if (_carried.Length == 0 || pass.Layout.Mode != PassMode.Train)
            return;
        int last = _carried[^1];
        workspace.InputHistory.Ensure(Offset(last) + Length(last));
        foreach (int index in _carried)
        {
            var kept = new Span<T>(Kept(index), Length(index));
            if (call.InitialStates[index] is null)
                kept.Clear();
            else
                new ReadOnlySpan<T>(call.InitialStates[index], kept.Length).CopyTo(kept);
        }
    }

    /// <summary>Some rows of the steps before <paramref name="t0"/>, at which the clock stands.</summary>
    public void In(nint* moments, (int From, int To) rows, int t0)
    {
        foreach (int index in _carried)
        {
            CarriedInfo carried = cell.Carried[index];
            if (!pass.Layout.Block.Holds(carried.Value.Slot))
                continue;
            int time = t0 - carried.Steps;
            int size = sizes[carried.Size];
            T* source = time >= 0
                ? call.Inputs[carried.Source] + ((nint)time * call.Shape.Batch * size)
                : Before(cell.CarriedIndex(carried.Source, isState: false, -time));
            RowCopy.In(source, size, pass.Map.Bound(carried.Value), moments, rows, default, 0, call.Shape.Batch);
        }
    }

    private int Length(int index) => call.Shape.Batch * sizes[cell.Carried[index].Size];

    /// <summary>An input from before the first step. Inference lies between no two runs and leaves the tape's
    /// alone.</summary>
    private T* Before(int index) => pass.Layout.Mode == PassMode.Infer ? call.InitialStates[index] : Kept(index);

    private T* Kept(int index) => workspace.InputHistory.Pointer + Offset(index);

    private nint Offset(int index)
    {
        nint offset = 0;
        foreach (int before in _carried)
        {
            if (before < index)
                offset += Length(before);
        }

        return offset;
    }
}
