using System.Numerics;
using Kernels.Execution.Derived;
using Kernels.Execution.Tiles;
using Kernels.Memory;

namespace Kernels.Execution;

/// <summary>What is derived from a layer's weights: packed panels and the rows of vector, scalar and derived
/// parameters.</summary>
internal sealed unsafe class PackedWeights<T> : IWork, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;
    private Weights<T>? _weights;
    private readonly double[] _hypers;
    private readonly Equations<T>[] _equations;
    private readonly Record _record;
    private readonly AlignedBuffer<T> _parameters;
    private readonly ParameterLoops.RowOf<T> _row;
    private readonly Panels<T>?[] _panels;
    private readonly Lock _gate = new();
    private int _version;
    private int _shares;
    private ulong _seed;
    private ulong _run;

    /// <summary>For a layer; with <paramref name="create"/>, in panels of its own kind, and only for the groups that it
    /// makes panels of.</summary>
    public PackedWeights(CompiledCell cell, CellSizes sizes, TileTable<T> tiles, Equations<T>[] equations,
        DerivedMatrices<T>? derived, Weights<T> weights, double[] hypers, int threads, FixedStep<T>? step = null, int columns = GroupWidths.PanelColumns,
        Func<int, int, Panels<T>?>? create = null)
    {
        (_cell, _sizes, _equations, _weights, _hypers) = (cell, sizes, equations, weights, hypers);
        Derived = derived;
        var widths = new GroupWidths(cell, sizes, threads, columns);
        create ??= (group, width) => new Panels<T>(cell, cell.Groups[group], sizes, tiles, width);
        _panels = [.. cell.Groups.Select((_, i) => create(i, widths[i]))];
        var slots = Enumerable.Range(0, cell.Slots.Length).Where(slot => cell.Slots[slot].Kind == SlotKind.Parameter);
        _record = new Record(cell, sizes, slots, sizeof(T));
        _parameters = new AlignedBuffer<T>(_record.Stride);
        _row = ParameterRow;
        Fixed = step is null || !sizes.Are(step.Sizes) ? null : new FixedWeights<T>(cell, sizes, step, tiles.Lanes);
    }

    /// <summary>What is derived as whole matrices, if anything.</summary>
    public DerivedMatrices<T>? Derived { get; }

    /// <summary>What a step for fixed sizes reads, where the layer has those sizes.</summary>
    public FixedWeights<T>? Fixed { get; }

    public T* ParameterPointer => _parameters.Pointer;

    public bool GuardsIntact => _parameters.GuardsIntact && _panels.All(panels => panels?.GuardsIntact != false)
        && Fixed is null or { GuardsIntact: true } && Derived is null or { GuardsIntact: true };

    /// <summary>Whether the layer that owns the weights has given them up.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>The version of the weights that the panels hold.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Bytes of all panels.</summary>
    public long Bytes => _panels.Sum(panels => panels?.Bytes ?? 0);

    /// <summary>The panels of a group.</summary>
    public Panels<T> this[int group] => _panels[group]!;

    /// <summary>Takes the weights as they are now, and from then on neither reads nor holds them.</summary>
    public void Freeze(Crew<T> crew)
    {
        Refresh(crew);
        _weights = null;
    }

    /// <summary>Brings everything up to date with the weights, if they changed, and with the masks drawn for them.</summary>
    public void Refresh(Crew<T> crew, DrawState draws = default)
    {
        if (_weights is not { } weights || IsUpToDate(weights, draws))
            return;
        lock (_gate)
        {
            if (IsUpToDate(weights, draws))
                return;
            CopyParameters(weights);
            Derived?.Derive(weights, draws, _row);
            (_seed, _run) = (draws.Seed, draws.Run);
            foreach (LoopInfo loop in _cell.ParameterForward)
                ParameterLoops.Run(_cell, _sizes, loop, _equations, _row);
            crew.Members = _shares = crew.Threads;
            crew.Run(this);
            foreach (Panels<T>? panels in _panels)
                panels?.Settle();
            Fixed?.Pack(Matrices(weights), new SlotPointers<T>(ParameterPointer, _record));
            Volatile.Write(ref _version, weights.Version);
        }
    }

    /// <summary>Packs one member's share of the panels.</summary>
    public void Execute(int member)
    {
        var parameters = new SlotPointers<T>(ParameterPointer, _record);
        foreach (Panels<T>? panels in _panels)
            panels?.Pack(Matrices(_weights!), parameters, member, _shares);
    }

    /// <summary>Row of a Parameter slot.</summary>
    public T* ParameterRow(int slot) => ParameterPointer + _record.Offset(slot);

    public void Dispose()
    {
        IsDisposed = true;
        foreach (Panels<T>? panels in _panels)
            panels?.Dispose();
        Fixed?.Dispose();
        Derived?.Dispose();
        _parameters.Dispose();
    }

    // The masks of weights stay for a whole sequence, however many parts it is run in.
    private bool IsUpToDate(Weights<T> weights, DrawState draws) => Version == weights.Version
        && (Derived is not { Draws: true } || (draws.Seed == _seed && draws.Run == _run));

    private MatrixPointers<T> Matrices(Weights<T> weights) => new(weights.Pointer, weights.Table, Derived);

    private void CopyParameters(Weights<T> weights)
    {
        for (int i = 0; i < _cell.Slots.Length; i++)
        {
            SlotInfo slot = _cell.Slots[i];
            if (slot.Kind != SlotKind.Parameter || slot.Index == SlotInfo.Derived)
                continue;
            var row = new Span<T>(ParameterRow(i), _sizes.Padded(slot.Size));
            if (slot.HeldSize >= 0)
                row.Fill(T.CreateTruncating(_sizes[slot.HeldSize]));
            else if (slot.Index == SlotInfo.Units)
                DrawKeys.WriteUnits(ParameterRow(i), row.Length);
            else if (slot.Index < 0)
                row.Fill(T.CreateTruncating(_hypers[-1 - slot.Index]));
            else if (slot.Size == CompiledCell.Unit)
                row.Fill(weights.Table.Slice(weights.Span, slot.Index)[0]);
            else
                weights.Table.Slice(weights.Span, slot.Index).CopyTo(row);
        }
    }
}
