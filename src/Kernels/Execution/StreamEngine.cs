using System.Numerics;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Runs a cell step by step: a forward run of one step whose states stay where they are.</summary>
internal sealed unsafe class StreamEngine<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private readonly PackedWeights<T> _packed;
    private readonly Call<T> _call;
    private readonly Workspace<T> _workspace;
    private readonly Crew<T> _crew;
    private readonly Pass<T> _pass;
    private readonly ForwardWork<T> _work;
    private readonly AlignedBuffer<T>[] _inputs;
    private readonly AlignedBuffer<T>[] _outputs;
    private readonly FixedRow<T>? _fixed;
    private readonly Occupancy _occupancy;

    public StreamEngine(CompiledCell cell, CellSizes sizes, Equations<T>[] equations, TileTable<T> tiles,
        PackedWeights<T> packed,
        int batch, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_cell, _sizes, _packed, Batch) = (cell, sizes, packed, batch);
        _occupancy = new Occupancy(this, "stream");
        _call = new Call<T>(cell);
        _workspace = new Workspace<T> { Inputs = _call.Inputs };
        _crew = new Crew<T>(tiles, threads);
        _pass = new Pass<T>(PassMode.Infer, cell, sizes, equations, packed, _workspace, threads);
        int window = Math.Max(_pass.Layout.StatesBefore, _pass.Layout.BlockBefore) + 1;
        _call.Shape = new RunShape(1, batch, window);
        _work = new ForwardWork<T>(_pass, _call, _crew, cell, sizes, _workspace) { Window = window };
        _inputs = [.. cell.Inputs.Select(input => new AlignedBuffer<T>((long)batch * sizes[input.Size]))];
        _outputs = [.. cell.Outputs.Select(output => new AlignedBuffer<T>((long)batch * sizes[output.Size]))];
        for (int i = 0; i < _inputs.Length; i++)
            _call.Inputs[i] = _inputs[i].Pointer;
        for (int i = 0; i < _outputs.Length; i++)
            _call.Outputs[i] = _outputs[i].Pointer;
        _work.Prepare();
        _work.LoadStates();
        _fixed = packed.Fixed is { } weights && batch == 1 && threads == 1
            ? new FixedRow<T>(cell, sizes, weights)
            : null;
    }

    public int Batch { get; }

    /// <summary>Steps since the beginning: the index of the next one.</summary>
    public long Steps
    {
        get => _call.FirstStep;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            using Occupancy.Run run = Enter();
            _call.FirstStep = value;
        }
    }

    /// <summary>Whether steps run the code emitted for the layer's sizes.</summary>
    public bool IsFixed => _fixed is not null;

    /// <summary>Whether no step wrote beyond a buffer.</summary>
    public bool GuardsIntact => _workspace.GuardsIntact && _fixed is null or { GuardsIntact: true };

    public void Step(ReadOnlySpan<T> x, Span<T> y)
    {
        if (_inputs.Length != 1)
            throw new ArgumentException(
                $"Cell {_cell.Name} has {_inputs.Length} inputs; write them through Input and call Step().", nameof(x));
        if (x.Length != _inputs[0].Length)
            throw new ArgumentException(
                $"x must have {_inputs[0].Length} elements, [{Batch}, {_inputs[0].Length / Batch}], not {x.Length}.",
                    nameof(x));
        if (y.Length != _outputs[0].Length)
            throw new ArgumentException(
                $"y must have {_outputs[0].Length} elements, [{Batch}, {_outputs[0].Length / Batch}], not {y.Length}.",
                    nameof(y));
        using Occupancy.Run run = Enter();
        x.CopyTo(InputRows(0));
        Run();
        _outputs[0].AsSpan().CopyTo(y);
    }

    public void Step()
    {
        using Occupancy.Run run = Enter();
        Run();
    }

    public Span<T> Input(string name) => InputRows(Find(_cell.Inputs, name, "the inputs", static input => input.Name));

    public ReadOnlySpan<T> Output(string name) =>
        _outputs[Find(_cell.Outputs, name, "the outputs", static output => output.Name)].AsSpan();

    public Span<T> State(string name, int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Batch);
        int index = Find(_cell.Carried, name, "the states", static carried => carried.Name);
        return _fixed is not null
            ? _fixed.Carried(index)
            : new Span<T>(_work.Carried(_cell.Carried[index].Value, row), _sizes[_cell.Carried[index].Size]);
    }

    public void Reset()
    {
        using Occupancy.Run run = Enter();
        _work.LoadStates();
        _fixed?.Reset();
        _call.FirstStep = 0;
    }

    public void Dispose()
    {
        if (!_occupancy.Close())
            return;
        _crew.Dispose();
        _workspace.Dispose();
        _fixed?.Dispose();
        foreach (AlignedBuffer<T> buffer in _inputs.Concat(_outputs))
            buffer.Dispose();
    }

    private void Run()
    {
        _packed.Refresh(_crew);
        if (_fixed is null)
        {
            _work.LoadInputs();
            _crew.Run(_work);
            _work.Advance();
            _call.FirstStep++;
            return;
        }

        _fixed.Step(_call.FirstStep++);
        for (int i = 0; i < _outputs.Length; i++)
            _fixed.Output(i).CopyTo(_outputs[i].AsSpan());
    }

    private Span<T> InputRows(int index) => _fixed is null ? _inputs[index].AsSpan() : _fixed.Input(index);

    private Occupancy.Run Enter()
    {
        ObjectDisposedException.ThrowIf(_packed.IsDisposed, this);
        return _occupancy.Enter();
    }

    private int Find<TSignal>(TSignal[] signals, string name, string among, Func<TSignal, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(name);
        _occupancy.RequireAlive();
        for (int i = 0; i < signals.Length; i++)
        {
            if (nameOf(signals[i]) == name)
                return i;
        }

        throw Invalid.Name(name, among, signals.Select(nameOf));
    }
}
