using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Execution.Levels;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>Carries out a compiled cell: everything of a layer that does not depend on the cell's type.</summary>
internal sealed unsafe partial class Engine<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Sets of inputs and of outputs are kept as bits of one number.
    private const int MostSignals = 64;

    private readonly RecurrentOptions _options;
    private readonly Equations<T>[] _equations;
    private readonly Func<Equations<double>[]> _inDouble;
    private readonly TileTable<T> _tiles;
    private readonly AlignedBuffer<T> _weightBuffer;
    private readonly AlignedBuffer<T> _gradientBuffer;
    private readonly Workspace<T> _workspace;
    private readonly Crew<T> _crew;
    private readonly Caller<T> _caller;
    private readonly Call<T> _call;
    private readonly CompiledCell _inferring;
    private readonly PackedWeights<T> _packedForInference;
    private readonly Inference<T> _inference;
    private readonly ForwardWork<T> _train;
    private readonly BackwardWork<T> _backward;
    private readonly Pass<T>[] _passes;
    private readonly WeightGradientWork<T> _weightGradients;
    private readonly LevelRows<T> _levels;
    private readonly Occupancy _occupancy;
    private object? _taped;
    private int _tapedVersion;

    public Engine(CompiledCell cell, Equations<T>[] equations, Func<Equations<double>[]> inDouble, TileTable<T> tiles,
        CellSizes sizes, RecurrentOptions options, FixedStep<T>? step = null)
    {
        _inDouble = inDouble;
        (Cell, _equations, _tiles, Sizes, _options) = (cell, equations, tiles, sizes, options);
        if (Math.Max(cell.Inputs.Length, cell.Outputs.Length) > MostSignals)
        {
            throw new NotSupportedException(
                $"Cell {cell.Name} has {cell.Inputs.Length} inputs and {cell.Outputs.Length} outputs; "
                + $"at most {MostSignals} of each are supported.");
        }

        var table = new WeightTable(cell, sizes);
        (_weightBuffer, _gradientBuffer) = (new(table.Length), new(table.Length));
        Weights = new Weights<T>(table, _weightBuffer);
        Gradients = new WeightGradients<T>(table, _gradientBuffer);
        Initialiser.Fill(cell, Weights, options.Seed);
        double[] hypers = Hypers.Values(cell, options.Hypers);
        _inferring = cell.Inferring;
        _packedForInference = new PackedWeights<T>(_inferring, sizes, tiles, equations,
            DerivedMatrices<T>.Of(_inferring, sizes, inDouble, hypers), Weights, hypers, options.Threads, step);
        Packed = _inferring == cell ? _packedForInference
            : new PackedWeights<T>(cell, sizes, tiles, equations,
                DerivedMatrices<T>.Of(cell, sizes, inDouble, hypers), Weights, hypers, options.Threads);
        Draws = new DrawCounter(options.Seed);
        _call = new Call<T>(cell);
        _caller = new Caller<T>(cell, sizes, _call);
        _occupancy = new Occupancy(this, "layer") { Leaving = _caller.Release };
        _workspace = new Workspace<T> { Inputs = _call.Inputs, AbsentHistoryGradients = _caller.AbsentHistoryGradients };
        _crew = new Crew<T>(tiles, options.Threads) { Split = options.Split };
        _passes =
        [
            Pass(PassMode.Infer, _inferring, _packedForInference), Pass(PassMode.Train, cell, Packed),
            Pass(PassMode.Backward, cell, Packed),
        ];
        _inference = new Inference<T>(_passes[0], _call, _caller, _crew, _inferring, sizes, _workspace,
            _packedForInference)
        {
            BlockSteps = options.BlockSteps,
        };
        _levels = new LevelRows<T>(cell, sizes, _call);
        _train = new ForwardWork<T>(_passes[1], _call, _crew, cell, sizes, _workspace);
        var parameters = new ParameterGradientWork<T>(cell, sizes, _passes[2], _call, _crew, equations, Packed);
        _weightGradients = new WeightGradientWork<T>(cell, sizes, tiles, _passes[2], _call, _crew, Gradients,
            parameters);
        _backward = new BackwardWork<T>(_passes[2], _call, _crew, cell, sizes, _workspace, _weightGradients);
    }

    public CompiledCell Cell { get; }

    public CellSizes Sizes { get; }

    public Weights<T> Weights { get; }

    public WeightGradients<T> Gradients { get; }

    public PackedWeights<T> Packed { get; }

    /// <summary>Which masks the next training run draws.</summary>
    public DrawCounter Draws { get; }

    /// <summary>Whether no kernel wrote beyond a buffer.</summary>
    public bool GuardsIntact => _workspace.GuardsIntact && _crew.Runners.All(runner => runner.GuardsIntact)
        && _weightBuffer.GuardsIntact && _gradientBuffer.GuardsIntact && _weightGradients.GuardsIntact
            && _backward.GuardsIntact && Packed.GuardsIntact && _packedForInference.GuardsIntact
            && _inference.GuardsIntact && _levels.GuardsIntact;

    /// <summary>Bytes of the memory that runs work in.</summary>
    public long WorkspaceBytes => _workspace.Bytes;

    /// <summary>An engine for single steps that shares this one's weights.</summary>
    public StreamEngine<T> NewStream(int batch, int threads)
    {
        _occupancy.RequireAlive();
        return new StreamEngine<T>(_inferring, Sizes, _equations, _tiles, _packedForInference, batch, threads);
    }

    /// <summary>An engine that only infers, with a copy of the present weights in another format.</summary>
    public InferenceEngine<T> Compress(WeightFormat format, Target target)
    {
        using Occupancy.Run run = _occupancy.Enter();
        return new InferenceEngine<T>(_inferring, Sizes, _equations, _inDouble, _tiles, Weights, _options, format, target);
    }

    public void Infer(Sequence<T> sequence)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(sequence);
    }

    public void Infer(ReadOnlySpan<T> x, Span<T> y, int steps, int batch)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(x, y, steps, batch);
    }

    public void Forward(Sequence<T> sequence)
    {
        Require(sequence);
        using Occupancy.Run run = _occupancy.Enter();
        _caller.PinForward(sequence);
        _call.Shape = Shape(sequence.Steps, sequence.Batch, _passes[1]);
        _taped = null;
        _call.Draws = Draws.Begin(sequence.Steps, sequence.Continues, sequence.FirstStep);
        _call.FirstStep = (long)_call.Draws.FirstStep;
        _train.Run(Packed);
        (_taped, _tapedVersion) = (sequence, Weights.Version);
    }

    public void Backward(Sequence<T> sequence)
    {
        Require(sequence);
        using Occupancy.Run run = _occupancy.Enter();
        RequireTape(sequence);
        _caller.PinBackward(sequence);
        _call.FirstStep = (long)_call.Draws.FirstStep;
        _call.Shape = Shape(sequence.Steps, sequence.Batch, _passes[2]);
        _workspace.AbsentOutputGradients = _caller.AbsentOutputGradients;
        _taped = null;
        _backward.Prepare();
        _crew.Run(_backward);
        _caller.ClearUncomputed(_passes[2].Layout);
    }

    /// <summary>Bytes of state history and tape that training keeps.</summary>
    public long TapeBytes(int steps, int batch)
    {
        Layout layout = _passes[1].Layout;
        return (steps + 1L) * batch * (layout.States.Stride + layout.Tape.Stride) * sizeof(T);
    }

    public void Dispose()
    {
        if (!_occupancy.Close())
            return;
        _crew.Dispose();
        _workspace.Dispose();
        _weightGradients.Dispose();
        _backward.Dispose();
        _inference.Dispose();
        _levels.Dispose();
        _caller.Dispose();
        Packed.Dispose();
        _packedForInference.Dispose();
        _weightBuffer.Dispose();
        _gradientBuffer.Dispose();
    }

    private Pass<T> Pass(PassMode mode, CompiledCell cell, PackedWeights<T> packed) =>
        new(mode, cell, Sizes, _equations, packed, _workspace, _options.Threads);

    private RunShape Shape(int steps, int batch, Pass<T> pass) =>
        TimeBlocks.Shape(pass, steps, batch, _options.BlockSteps);

    private void RequireTape(object run)
    {
        if (_taped is null || !ReferenceEquals(_taped, run))
        {
            string what = run is Nodes<T> ? "nodes" : "sequence";
            throw new InvalidOperationException(
                $"Backward needs the tape of a Forward of the same {what}, which it uses up. "
                + (_taped is null ? "There is none: call Forward first."
                    : $"The last Forward was of another {(_taped is Nodes<T> ? "set of nodes" : "sequence")}."));
        }

        if (_tapedVersion != Weights.Version)
        {
            throw new InvalidOperationException(
                $"The weights changed (version {_tapedVersion} to {Weights.Version}) after Forward; "
                + "call Forward again before Backward.");
        }
    }

    private void Require(Sequence<T> sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        sequence.RequireFor(Cell, Sizes);
    }
}
