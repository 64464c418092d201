using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Planning.Fixed;
using static Kernels.Compiler.Emission.Literals;

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
                    EmitRow(_loop.Sweeps[i]);
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
                    _body.Declare(load.Node);
                _body.Emit(_loop.Sweeps[0]);
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
        var when = _loop.When.Replace("<", "&lt;");
        var units = _loop.Size is null ? "numbers" : $"units of {_loop.Size}";
        var results = _loop.Stores.Where(s => s.Node.Op != Op.Constant).Select(Result).Distinct();
        return SourceWriter.InDocumentation($"{when}, {units}: {string.Join(", ", results)}.");
    }

    // A value computed here, or where a value that only passes through goes.
    private string Result(Binding store)
    {
        var row = _rows.NameOf(store);
        return _loop.Body.Contains(store.Node) ? _names.InComment(store.Node) : row.Substring(0, row.Length - "Out".Length);
    }

    private void EmitRow(IReadOnlyList<Node> sweep)
    {
        var rows = _rows.Of(sweep);
        for (var i = 0; i < _rows.Count; i++)
        {
            if (rows.Contains(_rows[i].Name))
                _writer.Line($"ref var {_rows[i].Name} = ref slots[{i}].At(row);");
        }

        _writer.Line();
        using (_writer.Block($"for (nuint j = 0; j < (nuint)units; j += {Lanes})"))
            _body.Emit(sweep);
    }
}
