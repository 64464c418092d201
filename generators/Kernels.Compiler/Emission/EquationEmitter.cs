using System.Globalization;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;

namespace Kernels.Compiler.Emission;

/// <summary>
/// One equation loop as a method: rows outside, vectors of units inside, one block per equation of the declaration.
/// The products it reads were left in a scratch by another method: together they would spill.
/// </summary>
internal sealed class EquationEmitter
{
    // Characters of an expression that still read at a glance.
    private const int LineLength = 80;

    private readonly EquationLoop _loop;
    private readonly EquationTarget _target;
    private readonly SourceWriter _writer;
    private readonly ValueNames _names = new();
    private readonly Dictionary<Node, int> _uses = [];
    private readonly Dictionary<Node, Binding> _loads;
    private readonly HashSet<Node> _written = [];
    private IReadOnlyList<Node> _sweep = [];
    private readonly Dictionary<Node, int> _depths = [];
    private readonly List<(Binding Binding, string Row)> _rows = [];

    private EquationEmitter(EquationLoop loop, IReadOnlyList<Slot> slots, EquationTarget target, SourceWriter writer)
    {
        (_loop, _target, _writer) = (loop, target, writer);
        _loads = loop.Loads.ToDictionary(b => b.Node);
        foreach (var node in loop.Body.SelectMany(n => n.Operands).Concat(loop.Stores.Select(s => s.Node)))
            _uses[node] = _uses.TryGetValue(node, out var uses) ? uses + 1 : 1;
        foreach (var (binding, writes) in loop.Bindings)
            _rows.Add((binding, _names.Row(writes ? slots[binding.Value.Slot] : null, binding.Node)));
    }

    public static void Emit(EquationLoop loop, IReadOnlyList<Slot> slots, EquationTarget target, SourceWriter writer) =>
        new EquationEmitter(loop, slots, target, writer).Emit();

    /// <summary>The same equations where every bound and every address is a constant.</summary>
    public static void Emit(FixedLoop loop, IReadOnlyList<Slot> slots, EquationTarget target, SourceWriter writer) =>
        new EquationEmitter(loop.Loop, slots, target, writer).EmitFixed(loop);

    private string Lanes => Text(_target.Lanes);

    /// <summary>States that a loop through time keeps in registers: what enters, and what leaves.</summary>
    private IEnumerable<(Binding Enters, Node Leaves)> Kept => !_loop.Exchanged ? []
        : from load in _loop.Loads
          where load.Node.Op is Op.State or Op.StateGradient
          from store in _loop.Stores
          where store.Value == load.Value with { Next = true }
          select (load, store.Node);

    private void Emit()
    {
        _writer.Summary(Summary());
        _writer.Line($"[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (_writer.Block($"private static void {_loop.Name}({_target.Parameters})"))
        {
            for (var i = 0; i < _loop.Sweeps.Count; i++)
            {
                if (i > 0)
                {
                    _writer.Line();
                    _writer.Comment("What waits for functions above has a sweep of its own, so that those of many vectors overlap.");
                    Reload(_sweep);
                }

                _sweep = _loop.Sweeps[i];
                using (_writer.Block("for (var row = 0; row < rows; row++)"))
                {
                    if (_loop.Exchanged)
                        EmitThroughTime();
                    else
                        EmitOneStep();
                }
            }
        }
    }

    // What earlier sweeps stored is read from there.
    private void Reload(IEnumerable<Node> computed)
    {
        _written.Clear();
        foreach (var node in computed.Where(n => !_loads.ContainsKey(n)))
        {
            if (_loop.Stores.FirstOrDefault(s => s.Node == node) is { } store)
                _loads.Add(node, store);
        }
    }

    private void EmitFixed(FixedLoop loop)
    {
        _sweep = _loop.Sweeps[0];
        _writer.Summary(Summary());
        _writer.Line($"[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        using (_writer.Block($"private static void {_loop.Name}(ref {_target.Element} rows, ref {_target.Element} weights)"))
        {
            foreach (var (place, i) in loop.Places.Select((p, i) => (p, i)))
                _writer.Line($"ref var {_rows[i].Row} = ref Unsafe.Add(ref {(place.InWeights ? "weights" : "rows")}, {Text(place.Offset)});");
            _writer.Line();
            using (_writer.Block($"for (nuint j = 0; j < {Text(loop.Units)}; j += {Lanes})"))
            {
                foreach (var load in loop.Replaced.Where(l => _written.Add(l.Node)))
                    _writer.Line($"var {_names.Of(load.Node)} = {LoadText(load.Node, "j")};");
                EmitBody("j");
            }
        }
    }

    // Which part of the plan this is, and what comes of it.
    private string Summary()
    {
        var when = _loop.When;
        var units = _loop.Size is null ? "numbers" : $"units of {_loop.Size}";
        return $"{when}, {units}: {string.Join(", ", _loop.Stores.Where(s => s.Node.Op != Op.Constant).Select(Result).Distinct())}.";
    }

    // A value computed here, or where a value that only passes through goes.
    private string Result(Binding store)
    {
        var row = RowOf(store);
        return _loop.Body.Contains(store.Node) ? _names.InComment(store.Node) : row.Substring(0, row.Length - "Out".Length);
    }

    private void EmitOneStep()
    {
        var rows = RowsOfSweep();
        for (var i = 0; i < _rows.Count; i++)
        {
            if (rows.Contains(_rows[i].Row))
                _writer.Line($"ref var {_rows[i].Row} = ref slots[{i}].At(row);");
        }

        _writer.Line();
        using (_writer.Block($"for (nuint j = 0; j < (nuint)units; j += {Lanes})"))
            EmitBody("j");
    }

    private void EmitThroughTime()
    {
        using (_writer.Block($"for (var j = 0; j < units; j += {Lanes})"))
        {
            for (var i = 0; i < _rows.Count; i++)
            {
                var offset = _rows[i].Binding.Node.Shape.Rank == 0 && !IsStore(i) ? "0" : "j";
                _writer.Line($"ref var {_rows[i].Row} = ref Unsafe.Add(ref slots[{i}].At(row), {offset});");
            }

            foreach (var load in _loop.Loads.Where(IsHeld))
            {
                _writer.Line($"var {_names.Of(load.Node)} = {_target.Load(RowOf(load), "")};");
                _written.Add(load.Node);
            }

            _writer.Line();
            using (_writer.Block("for (var step = 0; step < steps; step++)"))
            {
                EmitBody("");
                _writer.Line();
                EmitNextStep();
            }
        }
    }

    // All right sides before any left side: states may be exchanged.
    private void EmitNextStep()
    {
        var kept = Kept.ToArray();
        if (kept.Length == 1)
            _writer.Line($"{_names.Of(kept[0].Enters.Node)} = {Value(kept[0].Leaves, "")};");
        else if (kept.Length > 1)
            _writer.Statement($"({string.Join(", ", kept.Select(k => _names.Of(k.Enters.Node)))}) = ({string.Join(", ", kept.Select(k => Value(k.Leaves, "")))});");
        for (var i = 0; i < _rows.Count; i++)
        {
            if (IsStore(i) || !IsHeld(_rows[i].Binding))
                _writer.Line($"{_rows[i].Row} = ref Unsafe.Add(ref {_rows[i].Row}, slots[{i}].StepStride);");
        }
    }

    // Through time in a register: a state, and what is the same at every step.
    private bool IsHeld(Binding load) => load.Node.IsParameter || Kept.Any(k => k.Enters == load);

    private void EmitBody(string index)
    {
        foreach (var node in _sweep.Where(IsVariable))
            EmitEquation(node, index);
        for (var i = _loop.Loads.Count; i < _rows.Count; i++)
        {
            var (binding, row) = _rows[i];
            if (_loop.Body.Contains(binding.Node) || SweepOf(binding.Node) != _sweep)
                continue;
            _writer.Comment($"{row} ← {(binding.Node.Operands.Count == 0 ? _names.InComment(binding.Node) : Equation(binding.Node))}");
            _writer.Line(EquationTarget.Store(Value(binding.Node, index), row, index));
        }
    }

    // A value that only passes through goes along with the first sweep that reads it.
    private IReadOnlyList<Node> SweepOf(Node passing) =>
        _loop.Sweeps.FirstOrDefault(s => s.Any(n => n.Operands.Contains(passing))) ?? _loop.Sweeps[0];

    // Rows that the present sweep reads or writes.
    private HashSet<string> RowsOfSweep() =>
    [
        .. _sweep.SelectMany(n => n.Operands).Where(n => _loads.ContainsKey(n) && !_sweep.Contains(n)).Select(n => RowOf(_loads[n])),
        .. _rows.Skip(_loop.Loads.Count).Where(IsWritten).Select(r => r.Row),
        .. _rows.Skip(_loop.Loads.Count).Where(r => IsWritten(r) && _loads.ContainsKey(r.Binding.Node) && !_sweep.Contains(r.Binding.Node))
            .Select(r => RowOf(_loads[r.Binding.Node])),
    ];

    private bool IsWritten((Binding Binding, string Row) row) =>
        _loop.Body.Contains(row.Binding.Node) ? FirstSweepOf(row.Binding.Node) == _sweep : SweepOf(row.Binding.Node) == _sweep;

    private IReadOnlyList<Node> FirstSweepOf(Node computed) => _loop.Sweeps.First(s => s.Contains(computed));

    private void EmitEquation(Node node, string index)
    {
        _writer.Comment($"{_names.InComment(node)} = {Equation(node)}");
        // What is read again elsewhere is loaded once, before its first use; the rest too where the line would grow long.
        var isLong = Expression(node, index).Length > LineLength;
        foreach (var leaf in LeavesOf(node).Where(l => (isLong || _uses[l] > 1) && _written.Add(l)))
            _writer.Line($"var {_names.Of(leaf)} = {LoadText(leaf, index)};");
        _writer.Statement($"var {_names.Of(node)} = {Expression(node, index)};");
        _written.Add(node);
        for (var i = _loop.Loads.Count; i < _rows.Count; i++)
        {
            if (_rows[i].Binding.Node == node)
                _writer.Line(EquationTarget.Store(_names.Of(node), _rows[i].Row, index));
        }
    }

    private string Equation(Node node) => GraphPrinter.Equation(node, n => IsSpoken(n) ? _names.InComment(n) : null);

    // Values with a name in the declaration, and values read more than once, are variables; the rest stands inside expressions.
    private bool IsVariable(Node node) =>
        node.Name is not null || _uses[node] > 1 || _loop.Stores.Any(s => s.Node == node) || Depth(node) > 3;

    private int Depth(Node node)
    {
        if (!_depths.TryGetValue(node, out var depth))
        {
            var inside = node.Operands.Where(o => _loop.Body.Contains(o) && !IsVariable(o));
            _depths.Add(node, depth = 1 + inside.Select(Depth).DefaultIfEmpty(0).Max());
        }

        return depth;
    }

    private bool IsSpoken(Node node) => node.Op != Op.Affine && (!_loop.Body.Contains(node) || IsVariable(node));

    // Leaves that the expression of a node reads.
    private IEnumerable<Node> LeavesOf(Node node) => node.Operands.Distinct().SelectMany(o =>
        _loads.ContainsKey(o) ? [o] : _loop.Body.Contains(o) && !IsVariable(o) ? LeavesOf(o) : []).Distinct();

    private string Value(Node node, string index) =>
        node.Op == Op.Constant ? _target.Constant(node.Value)
        : _written.Contains(node) ? _names.Of(node)
        : _loads.ContainsKey(node) ? LoadText(node, index)
        : Expression(node, index);

    private string Expression(Node node, string index) => string.Format(
        CultureInfo.InvariantCulture, OpTable.Of(node.Op).Vector, [.. node.Operands.Select((o, i) => Operand(o, node, i, index))]);

    // C# computes operators of one kind from the left; grouping to the right must stay, it decides how sums round.
    private string Operand(Node node, Node user, int place, string index)
    {
        var text = Value(node, index);
        if (_written.Contains(node) || _loads.ContainsKey(node) || !IsOperator(node) || !IsOperator(user))
            return text;
        // Two signs side by side would be a decrement.
        var isNext = place > 0 || user.Op == Op.Negate;
        return Binds(node) < Binds(user) || (Binds(node) == Binds(user) && isNext) ? $"({text})" : text;
    }

    private static int Binds(Node node) => node.Op == Op.Negate ? Tightness.Power : OpTable.Of(node.Op).Binds;

    private static bool IsOperator(Node node) => node.IsElementwise && OpTable.Of(node.Op).Vector[0] is '{' or '-';

    private string LoadText(Node leaf, string index) =>
        _target.Load(RowOf(_loads[leaf]), leaf.Shape.Rank == 0 ? "" : index);

    private string RowOf(Binding binding) => _rows.First(r => r.Binding == binding).Row;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool IsStore(int row) => row >= _loop.Loads.Count;
}
