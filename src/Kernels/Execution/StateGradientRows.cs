using System.Numerics;

namespace Kernels.Execution;

/// <summary>Gradients of states at both ends of a backward run: those of final states go in, those of initial states
/// come out.</summary>
internal sealed unsafe class StateGradientRows<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass<T> _pass;
    private readonly Call<T> _call;
    private readonly Crew<T> _crew;
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;

    /// <summary>The slot that each state's gradient is carried in, or -1.</summary>
    private readonly int[] _carried;

    public StateGradientRows(Pass<T> pass, Call<T> call, Crew<T> crew, CompiledCell cell, CellSizes sizes)
    {
        (_pass, _call, _crew, _cell, _sizes) = (pass, call, crew, cell, sizes);
        Injected = new FinalGradients<T>(cell, sizes, pass);
        _carried = new int[cell.States.Length];
        Array.Fill(_carried, -1);
        for (int slot = 0; slot < cell.Slots.Length; slot++)
        {
            if (pass.Layout.IsCarriedGradient(slot))
                _carried[cell.Slots[slot].Index] = slot;
        }
    }

    /// <summary>Final gradients of states that no slot receives.</summary>
    public FinalGradients<T> Injected { get; }

    public bool GuardsIntact => Injected.GuardsIntact;

    /// <summary>Puts the final gradients where the last step of the last block reads them.</summary>
    public void Load(int stepsOfLastBlock)
    {
        Injected.Load(_call);
        PartRunner<T> runner = _crew.Runners[0];
        runner.SetStep(0, stepsOfLastBlock - 1);
        runner.SetGradientEntry(0);
        for (int state = 0; state < _carried.Length; state++)
        {
            if (_carried[state] < 0)
                continue;
            Place<T> place = _pass.Map.Bound(new ValueRef(_carried[state]));
            RowCopy.In(_call.FinalStateGradients[state], _sizes[_cell.States[state].Size], place, runner.Moments,
                (0, _call.Shape.Batch), default, 0, _call.Shape.Batch);
        }
    }

    /// <summary>Writes the initial states' gradients; the clock stands before step 0.</summary>
    public void Store(int member)
    {
        for (int state = 0; state < _carried.Length; state++)
        {
            if (_call.InitialStateGradients[state] is null)
                continue;
            StateGradientInfo info = _cell.StateGradients[state];
            if (info.Group < 0 || _call.Shape.Steps == 0)
            {
                if (member == 0)
                    StoreRows(state, (0, _sizes[_cell.States[state].Size]), 0, _call.Shape.Batch, null, 0, 0);
                continue;
            }

            StorePending(state, info, member);
        }
    }

    public void Dispose() => Injected.Dispose();

    private void StorePending(int state, StateGradientInfo info, int member)
    {
        Group<T> group = _pass.Group(info.Group);
        Panels<T> panels = group.Panels;
        int size = _sizes[_cell.States[state].Size];
        int members = _crew.Members;
        for (int panel = panels.Count * member / members; panel < panels.Count * (member + 1) / members; panel++)
        {
            int unit = panel * panels.Width;
            int width = panels.WidthOf(panel);
            for (int row = 0; row < _call.Shape.Batch; row += Part<T>.ChunkRows)
            {
                int count = Math.Min(Part<T>.ChunkRows, _call.Shape.Batch - row);
                T* pending = _crew.Runners[member].Pending(group, panel, row, count);
                StoreRows(state, (unit, Math.Min(unit + width, size)), row, count, pending + (info.Member * width),
                    group.ColumnsOf(panel), member);
            }
        }
    }

    /// <summary>Some units of some rows: what is carried, and what is pending.</summary>
    private void StoreRows(int state, (int From, int To) units, int row, int count, T* pending, nint pendingStride,
        int member)
    {
        nint* moments = _crew.Runners[member].Moments;
        int size = _sizes[_cell.States[state].Size];
        Place<T> carried = _carried[state] >= 0 ? _pass.Map.Bound(new ValueRef(_carried[state])) : default;
        for (int r = row; r < row + count; r++)
        {
            T* target = _call.InitialStateGradients[state] + ((nint)r * size);
            T* source = Carried(state, carried, r, size, moments);
            for (int unit = units.From; unit < units.To; unit++)
            {
                T value = source is null ? T.Zero : source[unit];
                target[unit] = pending is null ? value
                    : value + pending[((r - row) * pendingStride) + unit - units.From];
            }
        }
    }

    /// <summary>The carried gradient of a row; the final gradient itself where the row has no steps; null for
    /// zero.</summary>
    private T* Carried(int state, Place<T> carried, int row, int size, nint* moments)
    {
        if (_carried[state] >= 0)
            return carried.At(moments, row);
        bool hasNoSteps = _call.Lengths.Of(row, _call.Shape.Steps) == 0;
        T* final = _call.FinalStateGradients[state];
        return hasNoSteps && final is not null ? final + ((nint)row * size) : null;
    }
}
