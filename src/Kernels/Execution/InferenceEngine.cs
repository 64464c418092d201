using System.Numerics;
using Kernels.Execution.Compressed;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;

namespace Kernels.Execution;

/// <summary>Runs a compiled cell forward, with weights of its own that never change.</summary>
internal sealed unsafe class InferenceEngine<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Equations<T>[] _equations;
    private readonly TileTable<T> _tiles;
    private readonly Workspace<T> _workspace;
    private readonly Crew<T> _crew;
    private readonly Caller<T> _caller;
    private readonly Inference<T> _inference;
    private readonly Occupancy _occupancy;

    public InferenceEngine(CompiledCell cell, CellSizes sizes, Equations<T>[] equations,
        Func<Equations<double>[]> inDouble, TileTable<T> tiles, Weights<T> weights, RecurrentOptions options,
        WeightFormat format, Target target)
    {
        (Cell, Sizes, Format, _equations, _tiles) = (cell, sizes, format, equations, tiles);
        HashSet<int> used = [.. GroupWidths.Parts(cell.Forward).SelectMany(part => part.Groups)];
        double[] hypers = Hypers.Values(cell, options.Hypers);
        Packed = new PackedWeights<T>(cell, sizes, tiles, equations,
            DerivedMatrices<T>.Of(cell, sizes, inDouble, hypers), weights, hypers,
            options.Threads, null, CompressedPanels.Columns(format, target), (group, width) => used.Contains(group)
                ? new Panels<T>(cell, cell.Groups[group], sizes, tiles, width,
                    format == WeightFormat.Float32 ? null
                        : CompressedPanels.Create(format, target, cell.Groups[group], sizes, width))
                : null);
        var call = new Call<T>(cell);
        _caller = new Caller<T>(cell, sizes, call);
        _occupancy = new Occupancy(this, "layer") { Leaving = _caller.Release };
        _workspace = new Workspace<T> { Inputs = call.Inputs };
        _crew = new Crew<T>(tiles, options.Threads) { Split = options.Split };
        Packed.Freeze(_crew);
        var pass = new Pass<T>(PassMode.Infer, cell, sizes, equations, Packed, _workspace, options.Threads);
        _inference = new Inference<T>(pass, call, _caller, _crew, cell, sizes, _workspace, Packed)
        {
            BlockSteps = options.BlockSteps,
        };
    }

    public CompiledCell Cell { get; }

    public CellSizes Sizes { get; }

    public WeightFormat Format { get; }

    public PackedWeights<T> Packed { get; }

    /// <summary>Whether no kernel wrote beyond a buffer.</summary>
    public bool GuardsIntact => _workspace.GuardsIntact && _crew.Runners.All(runner => runner.GuardsIntact)
        && Packed.GuardsIntact;

    /// <summary>An engine for single steps that shares this one's weights.</summary>
    public StreamEngine<T> NewStream(int batch, int threads)
    {
        _occupancy.RequireAlive();
        return new StreamEngine<T>(Cell, Sizes, _equations, _tiles, Packed, batch, threads);
    }

    public void Infer(Sequence<T> sequence)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(sequence);
    }

    public void Infer(Nodes<T> nodes)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(nodes);
    }

    public void Infer(ReadOnlySpan<T> x, Span<T> y, int steps, int batch)
    {
        using Occupancy.Run run = _occupancy.Enter();
        _inference.Run(x, y, steps, batch);
    }

    public void Dispose()
    {
        if (!_occupancy.Close())
            return;
        _crew.Dispose();
        _workspace.Dispose();
        _caller.Dispose();
        _inference.Dispose();
        Packed.Dispose();
    }
}
