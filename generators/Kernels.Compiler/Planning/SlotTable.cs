namespace Kernels.Compiler.Planning;

/// <summary>The slots of a plan, each made when first asked for.</summary>
internal sealed class SlotTable
{
    private readonly List<Slot> _slots = [];

    public IReadOnlyList<Slot> Slots => _slots;

    public int Of(SlotKind kind, string? size, string symbol)
    {
        var slot = new Slot(kind, size, symbol);
        var index = _slots.IndexOf(slot);
        if (index >= 0)
            return index;
        _slots.Add(slot);
        return _slots.Count - 1;
    }

    /// <summary>A slot that nothing else shares.</summary>
    public int New(SlotKind kind, string? size, string name)
    {
        var symbol = name;
        for (var i = 2; _slots.Any(s => s.Kind == kind && s.Symbol == symbol); i++)
            symbol = name + i;
        return Of(kind, size, symbol);
    }
}
