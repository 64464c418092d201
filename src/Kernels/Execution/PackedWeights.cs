using System.Numerics;
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
    private readonly Weights<T> _weights;
    private readonly double[] _hypers;
    private readonly Equations<T>[] _equations;
    private readonly Record _record;
    private readonly AlignedBuffer<T> _parameters;
    private readonly ParameterLoops.RowOf<T> _row;
    private readonly Lock _gate = new();
    private int _version;
    private int _shares;

    public PackedWeights(CompiledCell cell, CellSizes sizes, TileTable<T> tiles, Equations<T>[] equations,
        Weights<T> weights,
        double[] hypers, int threads)
    {
        (_cell, _sizes, _equations, _weights, _hypers) = (cell, sizes, equations, weights, hypers);
        var widths = new GroupWidths(cell, sizes, threads);
        Panels = [.. cell.Groups.Select((group, i) => new Panels<T>(cell, group, sizes, tiles, widths[i]))];
        var slots = Enumerable.Range(0, cell.Slots.Length).Where(slot => cell.Slots[slot].Kind == SlotKind.Parameter);
        _record = new Record(cell, sizes, slots, sizeof(T));
        _parameters = new AlignedBuffer<T>(_record.Stride);
        _row = ParameterRow;
    }

    public Panels<T>[] Panels { get; }

    public T* ParameterPointer => _parameters.Pointer;

    public bool GuardsIntact => _parameters.GuardsIntact && Panels.All(panels => panels.GuardsIntact);

    /// <summary>Whether the layer that owns the weights has given them up.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>The version of the weights that the panels hold.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Brings everything up to date with the weights, if they changed.</summary>
    public void Refresh(Crew<T> crew)
    {
        if (Version == _weights.Version)
            return;
        lock (_gate)
        {
            if (_version == _weights.Version)
                return;
            CopyParameters();
            foreach (LoopInfo loop in _cell.ParameterForward)
                ParameterLoops.Run(_cell, _sizes, loop, _equations, _row);
            _shares = crew.Members;
            crew.Run(this);
            Volatile.Write(ref _version, _weights.Version);
        }
    }

    /// <summary>Packs one member's share of the panels.</summary>
    public void Execute(int member)
    {
        var parameters = new SlotPointers<T>(ParameterPointer, _record);
        foreach (Panels<T> panels in Panels)
            panels.Pack(_weights.Pointer, _weights.Table, parameters, member, _shares);
    }

    /// <summary>Row of a Parameter slot.</summary>
    public T* ParameterRow(int slot) => ParameterPointer + _record.Offset(slot);

    public void Dispose()
    {
        IsDisposed = true;
        foreach (Panels<T> panels in Panels)
            panels.Dispose();
        _parameters.Dispose();
    }

    private void CopyParameters()
    {
        for (int i = 0; i < _cell.Slots.Length; i++)
        {
            SlotInfo slot = _cell.Slots[i];
            if (slot.Kind != SlotKind.Parameter || slot.Index == SlotInfo.Derived)
                continue;
            var row = new Span<T>(ParameterRow(i), _sizes.Padded(slot.Size));
            if (slot.Index < 0)
                row.Fill(T.CreateTruncating(_hypers[-1 - slot.Index]));
            else if (slot.Size == CompiledCell.Unit)
                row.Fill(_weights.Table.Slice(_weights.Span, slot.Index)[0]);
            else
                _weights.Table.Slice(_weights.Span, slot.Index).CopyTo(row);
        }
    }
}
