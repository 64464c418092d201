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

    private readonly DelayedInputGradients<T> _inputs;

    public StateGradientRows(Pass<T> pass, Call<T> call, Crew<T> crew, CompiledCell cell, CellSizes sizes)
    {
        (_pass, _call, _crew, _cell, _sizes) = (pass, call, crew, cell, sizes);
        Injected = new FinalGradients<T>(cell, sizes, pass);
        _inputs = new DelayedInputGradients<T>(cell, sizes, pass, call);
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
        Prepare();
        PartRunner<T> runner = _crew.Runners[0];
        runner.SetStep(0, stepsOfLastBlock - 1);
        runner.SetGradientEntry(0);
        Load(runner.Moments, (0, _call.Shape.Batch));
    }

    /// <summary>Makes room for the run.</summary>
    public void Prepare() => Injected.Prepare(_call);

    /// <summary>Puts the final gradients of some rows where the step at which the clock stands reads them.</summary>
    public void Load(nint* moments, (int From, int To) rows)
    {
        Injected.Load(rows);
        for (int state = 0; state < _carried.Length; state++)
        {
            if (_carried[state] < 0)
                continue;
            Place<T> place = _pass.Map.Bound(new ValueRef(_carried[state]));
            RowCopy.In(_call.FinalStateGradients[state], _sizes[_cell.States[state].Size], place, moments, rows, default,
                0, _call.Shape.Batch);
        }
    }

    /// <summary>Writes the gradients of initial states, and of what delays read before the first step.</summary>
    public void Store(int member) => Store(member, (0, _call.Shape.Batch));

    /// <summary>The same of some rows.</summary>
    public void Store(int member, (int From, int To) rows)
    {
        PartRunner<T> runner = _crew.Runners[member];
        for (int carried = 0; carried < _cell.Carried.Length; carried++)
        {
            if (_call.InitialStateGradients[carried] is null)
                continue;
            CarriedInfo info = _cell.Carried[carried];
            if (!info.IsState)
            {
                runner.SetStep(0, 0);
                if (member == 0)
                    _inputs.OutBefore(carried, runner.Moments);
                continue;
            }

            // The clock stands where the state was left.
            runner.SetStep(0, -info.Steps);
            StateGradientInfo pending = _cell.StateGradients[info.Source];
            if (pending.Group >= 0 && _call.Shape.Steps > 0)
                StorePending(carried, pending, rows, member);
            else if (member == 0)
                StoreRows(carried, (0, _sizes[info.Size]), rows.From, rows.To - rows.From, null, 0, 0);
        }
    }

    public void Dispose() => Injected.Dispose();

    private void StorePending(int carried, StateGradientInfo info, (int From, int To) rows, int member)
    {
        Group<T> group = _pass.Group(info.Group);
        Panels<T> panels = group.Panels;
        CarriedInfo state = _cell.Carried[carried];
        int size = _sizes[state.Size];
        (int first, int last) = new Share(member, _crew.Members).Of(panels.Count);
        for (int panel = first; panel < last; panel++)
        {
            int unit = panel * panels.Width;
            int width = panels.WidthOf(panel);
            int chunk = Math.Min(Part<T>.MostRows, _pass.Scratch / group.ColumnsOf(panel));
            for (int row = rows.From; row < rows.To; row += chunk)
            {
                int count = Math.Min(chunk, rows.To - row);
                T* pending = _crew.Runners[member].Pending(group, panel, row, count, state.Steps - 1);
                StoreRows(carried, (unit, Math.Min(unit + width, size)), row, count, pending + (info.Member * width),
                    group.ColumnsOf(panel), member);
            }
        }
    }

    /// <summary>Some units of some rows: what is carried, and what is pending.</summary>
    private void StoreRows(int carried, (int From, int To) units, int row, int count, T* pending, nint pendingStride,
        int member)
    {
        nint* moments = _crew.Runners[member].Moments;
        CarriedInfo state = _cell.Carried[carried];
        int size = _sizes[state.Size];
        int slot = state.Steps == 1 ? _carried[state.Source] : -1;
        Place<T> place = slot >= 0 ? _pass.Map.Bound(new ValueRef(slot)) : default;
        for (int r = row; r < row + count; r++)
        {
            T* target = _call.InitialStateGradients[carried] + ((nint)r * size);
            T* source = slot >= 0 ? place.At(moments, r) : null;
            for (int unit = units.From; unit < units.To; unit++)
            {
                T value = source is null ? T.Zero : source[unit];
                target[unit] = pending is null ? value
                    : value + pending[((r - row) * pendingStride) + unit - units.From];
            }

            AddLate(state, target, units, r, moments);
        }
    }

    /// <summary>What delayed operands kept for this value, and its gradient as one that stays behind.</summary>
    private void AddLate(CarriedInfo state, T* target, (int From, int To) units, int row, nint* moments)
    {
        foreach (DelayInfo delay in _cell.Delays)
        {
            if (delay.IsState && delay.Source == state.Source && delay.Steps >= state.Steps && delay.Gradient >= 0
                && _call.Shape.Steps > 0)
            {
                var late = new ValueRef(delay.Gradient, Previous: true, Delay: delay.Steps - 1);
                Add(target, _pass.Map.Bound(late).At(moments, row), units);
            }
        }

        // A carried gradient begins with the final one.
        int length = _call.Lengths.Of(row, _call.Shape.Steps);
        if (length > 0 || state.Steps > 1 || _carried[state.Source] < 0)
            AddFinal(state, length, target, units, row);
    }

    /// <summary>The gradient of a value that a row's steps did not push out of the past: it stays behind, longer
    /// ago.</summary>
    private void AddFinal(CarriedInfo state, int length, T* target, (int From, int To) units, int row)
    {
        int carried = _cell.CarriedIndex(state.Source, isState: true, state.Steps + length);
        if (carried >= 0 && _call.FinalStateGradients[carried] is not null)
            Add(target, _call.FinalStateGradients[carried] + ((nint)row * _sizes[state.Size]), units);
    }

    private static void Add(T* target, T* source, (int From, int To) units)
    {
        for (int unit = units.From; unit < units.To; unit++)
            target[unit] += source[unit];
    }
}
