using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission.Loops;

/// <summary>The rows that a loop reads and writes, in the order of its slots: their names, and which of them a sweep needs.</summary>
internal sealed class LoopRows
{
    private readonly EquationLoop _loop;
    private readonly List<(Binding Binding, string Name)> _rows = [];
    private readonly Dictionary<Node, Binding> _loads;

    public LoopRows(EquationLoop loop, IReadOnlyList<Slot> slots, ValueNames names)
    {
        _loop = loop;
        _loads = loop.Loads.ToDictionary(b => b.Node);
        foreach (var (binding, writes) in loop.Bindings)
            _rows.Add((binding, names.Row(writes ? slots[binding.Value.Slot] : null, binding.Node)));
    }

    public int Count => _rows.Count;

    public IEnumerable<(Binding Binding, string Name)> Stores => _rows.Skip(_loop.Loads.Count);

    /// <summary>The row of a slot.</summary>
    public (Binding Binding, string Name) this[int slot] => _rows[slot];

    public bool IsStore(int slot) => slot >= _loop.Loads.Count;

    /// <summary>Whether a value is read from a row.</summary>
    public bool IsRead(Node node) => _loads.ContainsKey(node);

    /// <summary>The row from which a value is read.</summary>
    public string ReadFrom(Node node) => NameOf(_loads[node]);

    public string NameOf(Binding binding) => _rows.First(r => r.Binding == binding).Name;

    /// <summary>From here on, what earlier sweeps stored is read from there.</summary>
    public void Reload(IEnumerable<Node> computed)
    {
        foreach (var node in computed.Where(n => !IsRead(n)))
        {
            if (_loop.Stores.FirstOrDefault(s => s.Node == node) is { } store)
                _loads.Add(node, store);
        }
    }

    /// <summary>Rows that a sweep reads or writes.</summary>
    public HashSet<string> Of(IReadOnlyList<Node> sweep) =>
    [
        .. sweep.SelectMany(n => n.Operands).Where(n => IsRead(n) && !sweep.Contains(n)).Select(ReadFrom),
        .. Stores.Where(s => IsWritten(s.Binding.Node, sweep)).Select(s => s.Name),
        .. Stores.Select(s => s.Binding.Node).Where(n => IsWritten(n, sweep) && IsRead(n) && !sweep.Contains(n)).Select(ReadFrom),
    ];

    /// <summary>The sweep that stores a value which only passes through: the first one that reads it.</summary>
    public IReadOnlyList<Node> SweepOfPassing(Node node) =>
        _loop.Sweeps.FirstOrDefault(s => s.Any(n => n.Operands.Contains(node))) ?? _loop.Sweeps[0];

    private bool IsWritten(Node node, IReadOnlyList<Node> sweep) =>
        (_loop.Body.Contains(node) ? _loop.Sweeps.First(s => s.Contains(node)) : SweepOfPassing(node)) == sweep;
}
