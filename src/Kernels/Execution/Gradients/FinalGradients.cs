using System.Numerics;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Gradients of final states that no slot receives: the pending products of such a state start from them at
/// a row's last step.</summary>
internal sealed unsafe class FinalGradients<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _rows = new();
    private readonly int[] _padded;
    private readonly int[] _sizes;
    private readonly bool[] _isUsed;
    private Call<T>? _call;

    public FinalGradients(CompiledCell cell, CellSizes sizes, Pass<T> backward)
    {
        _sizes = [.. cell.States.Select(state => sizes[state.Size])];
        _padded = [.. cell.States.Select(state => sizes.Padded(state.Size))];
        _isUsed = new bool[cell.States.Length];
        for (int state = 0; state < cell.States.Length; state++)
        {
            StateGradientInfo info = cell.StateGradients[state];
            bool received = backward.Layout.Usage.All.Any(
                slot => cell.Slots[slot].Kind == SlotKind.StateGradient && cell.Slots[slot].Index == state);
            _isUsed[state] = !received && info.Group >= 0;
            if (_isUsed[state])
                backward.Group(info.Group).Injections.Add((info.Member, state));
        }
    }

    public bool GuardsIntact => _rows.GuardsIntact;

    /// <summary>Makes room for a run.</summary>
    public void Prepare(Call<T> call)
    {
        _call = call;
        _rows.Ensure((long)call.Shape.Batch * _padded.Sum());
    }

    /// <summary>Takes the caller's gradients of some rows.</summary>
    public void Load((int From, int To) rows)
    {
        for (int state = 0; state < _sizes.Length; state++)
        {
            T* source = _call!.FinalStateGradients[state];
            for (int row = rows.From; _isUsed[state] && row < rows.To; row++)
            {
                var to = new Span<T>(Row(state, row), _sizes[state]);
                if (source is null)
                    to.Clear();
                else
                    new ReadOnlySpan<T>(source + ((nint)row * _sizes[state]), _sizes[state]).CopyTo(to);
            }
        }
    }

    /// <summary>At a row's last step, its pending products are the final gradient itself.</summary>
    public void Inject(Group<T> group, int panel, int row, int count, int step, Lengths lengths, T* c)
    {
        int width = group.Panels.WidthOf(panel);
        int stride = group.ColumnsOf(panel);
        foreach ((int member, int state) in group.Injections)
        {
            for (int r = row; r < row + count; r++)
            {
                // In work over a whole block rows count on through its steps.
                (int later, int b) = Math.DivRem(r, _call!.Shape.Batch);
                if (lengths.Of(b, _call.Shape.Steps) != step + later + 1)
                    continue;
                new ReadOnlySpan<T>(Row(state, b) + (panel * group.Panels.Width), width)
                    .CopyTo(new Span<T>(c + ((r - row) * stride) + (member * width), width));
            }
        }
    }

    public void Dispose() => _rows.Dispose();

    private T* Row(int state, int row)
    {
        nint start = 0;
        for (int i = 0; i < state; i++)
            start += (nint)_padded[i] * _call!.Shape.Batch;
        return _rows.Pointer + start + ((nint)row * _padded[state]);
    }
}
