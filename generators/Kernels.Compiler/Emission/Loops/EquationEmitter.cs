using System.Globalization;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;

namespace Kernels.Compiler.Emission.Loops;

/// <summary>
/// One equation loop as a method: rows outside, vectors of units inside, one block per equation of the declaration.
/// The products it reads were left in a scratch by another method: together they would spill.
/// </summary>
internal sealed class EquationEmitter
{
    private readonly EquationLoop _loop;
    private readonly EquationTarget _target;
    private readonly SourceWriter _writer;
    private readonly ValueNames _names = new();
    private readonly LoopRows _rows;
    private readonly ExpressionText _expressions;
    private readonly EquationBody _body;

    private EquationEmitter(EquationLoop loop, IReadOnlyList<Slot> slots, EquationTarget target, SourceWriter writer)
    {
        (_loop, _target, _writer) = (loop, target, writer);
        _rows = new LoopRows(loop, slots, _names);
        _expressions = new ExpressionText(loop, _rows, _names, target);
        _body = new EquationBody(loop, _rows, _names, _expressions, writer);
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
        using (Method(_target.Parameters))
        {
            for (var i = 0; i < _loop.Sweeps.Count; i++)
            {
                if (i > 0)
                {
                    _writer.Line();
                    _writer.Comment("What waits for functions above has a sweep of its own, so that those of many vectors overlap.");
                    _expressions.Forget();
                    _rows.Reload(_loop.Sweeps[i - 1]);
                }

                using (_writer.Block("for (var row = 0; row < rows; row++)"))
                {
                    if (_loop.Exchanged)
                        EmitThroughTime();
                    else
                        EmitOneStep(_loop.Sweeps[i]);
                }
            }
        }
    }

    private void EmitFixed(FixedLoop loop)
    {
        using (Method($"ref {_target.Element} rows, ref {_target.Element} weights"))
        {
            foreach (var (place, i) in loop.Places.Select((p, i) => (p, i)))
                _writer.Line($"ref var {_rows[i].Name} = ref Unsafe.Add(ref {(place.InWeights ? "weights" : "rows")}, {Text(place.Offset)});");
            _writer.Line();
            using (_writer.Block($"for (nuint j = 0; j < {Text(loop.Units)}; j += {Lanes})"))
            {
                foreach (var load in loop.Replaced.Where(l => _expressions.Declare(l.Node)))
                    _body.Declare(load.Node, "j");
                _body.Emit(_loop.Sweeps[0], "j");
            }
        }
    }

    private IDisposable Method(string parameters)
    {
        _writer.Summary(Summary());
        _writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        return _writer.Block($"private static void {_loop.Name}({parameters})");
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
        var row = _rows.NameOf(store);
        return _loop.Body.Contains(store.Node) ? _names.InComment(store.Node) : row.Substring(0, row.Length - "Out".Length);
    }

    private void EmitOneStep(IReadOnlyList<Node> sweep)
    {
        var rows = _rows.Of(sweep);
        for (var i = 0; i < _rows.Count; i++)
        {
            if (rows.Contains(_rows[i].Name))
                _writer.Line($"ref var {_rows[i].Name} = ref slots[{i}].At(row);");
        }

        _writer.Line();
        using (_writer.Block($"for (nuint j = 0; j < (nuint)units; j += {Lanes})"))
            _body.Emit(sweep, "j");
    }

    private void EmitThroughTime()
    {
        using (_writer.Block($"for (var j = 0; j < units; j += {Lanes})"))
        {
            for (var i = 0; i < _rows.Count; i++)
            {
                var offset = _rows[i].Binding.Node.Shape.Rank == 0 && !_rows.IsStore(i) ? "0" : "j";
                _writer.Line($"ref var {_rows[i].Name} = ref Unsafe.Add(ref slots[{i}].At(row), {offset});");
            }

            foreach (var load in _loop.Loads.Where(IsHeld))
            {
                _body.Declare(load.Node, "");
                _expressions.Declare(load.Node);
            }

            _writer.Line();
            using (_writer.Block("for (var step = 0; step < steps; step++)"))
            {
                _body.Emit(_loop.Sweeps[0], "");
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
            _writer.Line($"{_names.Of(kept[0].Enters.Node)} = {_expressions.Value(kept[0].Leaves, "")};");
        else if (kept.Length > 1)
            _writer.Statement($"({string.Join(", ", kept.Select(k => _names.Of(k.Enters.Node)))}) = ({string.Join(", ", kept.Select(k => _expressions.Value(k.Leaves, "")))});");
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows.IsStore(i) || !IsHeld(_rows[i].Binding))
                _writer.Line($"{_rows[i].Name} = ref Unsafe.Add(ref {_rows[i].Name}, slots[{i}].StepStride);");
        }
    }

    // Through time in a register: a state, and what is the same at every step.
    private bool IsHeld(Binding load) => load.Node.IsParameter || Kept.Any(k => k.Enters == load);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
