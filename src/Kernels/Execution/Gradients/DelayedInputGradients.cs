using System.Numerics;

namespace Kernels.Execution;

/// <summary>Gradients of inputs that operands read some steps late: what each of them hands back goes to the step that it
/// was read from, to the inputs before the first step, or comes from those that the sequence left behind.</summary>
internal sealed unsafe class DelayedInputGradients<T>(CompiledCell cell, CellSizes sizes, Pass<T> pass, Call<T> call)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _inputs = [.. Enumerable.Range(0, cell.Inputs.Length).Where(i => cell.Depth(i, isState: false) > 0)];
    private readonly int[] _own = [.. Enumerable.Range(0, cell.Inputs.Length).Select(i => Array.FindIndex(
        cell.Slots, slot => slot.Kind == SlotKind.InputGradient && slot.Index == i))];
    private readonly DelayInfo[] _delays = [.. cell.Delays.Where(delay =>
        !delay.IsState && delay.Gradient >= 0 && pass.Layout.Block.Holds(delay.Gradient))];

    /// <summary>Some rows of a block, counted through its steps.</summary>
    public void Out(nint* moments, (int From, int To) rows, int t0)
    {
        int batch = call.Shape.Batch;
        foreach (int input in _inputs)
        {
            if (call.InputGradients[input] is null)
                continue;
            int size = sizes[cell.Inputs[input].Size];
            T* target = call.InputGradients[input] + ((nint)t0 * batch * size);
            for (int row = rows.From; row < rows.To; row++)
            {
                var to = new Span<T>(target + ((nint)row * size), size);
                int time = t0 + (row / batch);
                to.Clear();
                if (call.Lengths.IsBeyond(row % batch, time))
                    continue;
                if (pass.Layout.Block.Holds(_own[input]))
                    new ReadOnlySpan<T>(pass.Map.Bound(new ValueRef(_own[input])).At(moments, row), size).CopyTo(to);
                Add(to, input, moments, row, 0);
                AddFinal(to, input, row % batch, time);
            }
        }
    }

    /// <summary>The gradient of the input of some steps before the first one; the clock stands at step 0.</summary>
    public void OutBefore(int carried, nint* moments)
    {
        CarriedInfo info = cell.Carried[carried];
        int size = sizes[info.Size];
        for (int row = 0; row < call.Shape.Batch; row++)
        {
            var to = new Span<T>(call.InitialStateGradients[carried] + ((nint)row * size), size);
            to.Clear();
            if (call.Shape.Steps > 0)
                Add(to, info.Source, moments, row, info.Steps);
            AddFinal(to, info.Source, row, -info.Steps);
        }
    }

    /// <summary>Adds what operands hand back that read the input of <paramref name="before"/> steps before this one.</summary>
    private void Add(Span<T> to, int input, nint* moments, int row, int before)
    {
        foreach (DelayInfo delay in _delays)
        {
            if (delay.Source != input || delay.Steps < Math.Max(1, before))
                continue;
            // Rows count on through time.
            T* late = pass.Map.Bound(new ValueRef(delay.Gradient)).At(moments, row + ((nint)(delay.Steps - before) * call.Shape.Batch));
            Add(to, late);
        }
    }

    /// <summary>Adds the gradient of an input as one of those left behind.</summary>
    private void AddFinal(Span<T> to, int input, int b, int time)
    {
        int carried = cell.CarriedIndex(input, isState: false, call.Lengths.Of(b, call.Shape.Steps) - time);
        if (carried >= 0 && call.FinalStateGradients[carried] is not null)
            Add(to, call.FinalStateGradients[carried] + ((nint)b * to.Length));
    }

    private static void Add(Span<T> to, T* from)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] += from[i];
    }
}
