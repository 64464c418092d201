using System.Text;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning.Matrices;

namespace Kernels.Compiler.Planning;

/// <summary>A plan as an indented loop nest, to be read.</summary>
internal sealed class PlanPrinter
{
    private const int LineWidth = 108;

    private readonly StringBuilder _text = new();
    private readonly KernelPlan _plan;

    private PlanPrinter(KernelPlan plan) => _plan = plan;

    public static string Print(KernelPlan plan)
    {
        var printer = new PlanPrinter(plan);
        if (plan.Inference is { } inference)
        {
            printer._text.Append(PrintInference(inference));
            printer.Line(0, "training");
        }

        printer.Matrices("derived matrices, once per sequence", plan.Matrices?.Forward ?? []);
        printer.Parameters("derived parameters, once per sequence", plan.ParameterForward);
        printer.Delays();
        printer.Pass("forward", plan.Forward);
        printer.Tape();
        printer.Pass("backward", plan.Backward);
        printer.Gradients();
        printer.Matrices("gradients folded back through matrices, once per sequence", plan.Matrices?.Backward ?? []);
        printer.Parameters("gradients folded back, once per sequence", plan.ParameterBackward);
        return printer._text.ToString();
    }

    private static string PrintInference(KernelPlan plan)
    {
        var printer = new PlanPrinter(plan);
        printer.Matrices("derived matrices of inference, once per sequence", plan.Matrices?.Forward ?? []);
        printer.Parameters("derived parameters of inference, once per sequence", plan.ParameterForward);
        printer.Pass("inference", plan.Forward);
        return printer._text.ToString();
    }

    // Long lines go on below, further in.
    private void Line(int depth, string text)
    {
        var column = 2 * depth;
        _text.Append(' ', column);
        foreach (var (word, i) in text.Split(' ').Select((w, i) => (w, i)))
        {
            if (i > 0 && column + 1 + word.Length > LineWidth)
            {
                column = (2 * depth) + 4;
                _text.Append('\n').Append(' ', column);
            }
            else if (i > 0)
            {
                _text.Append(' ');
                column++;
            }

            _text.Append(word);
            column += word.Length;
        }

        _text.Append('\n');
    }

    private void Delays()
    {
        if (_plan.Delays.Count == 0)
            return;
        Line(0, "delayed operands, read where they lie");
        foreach (var delay in _plan.Delays)
        {
            var gradient = !delay.Operand.ReadsPast ? "" : delay.Operand.IsState
                ? "; its gradient waits as long, products and all" : "; its gradient is added as long before";
            Line(1, $"{delay.Operand.Name} = {Spoken(delay.Value)}{gradient}");
        }
    }

    private void Pass(string name, PassPlan pass)
    {
        Line(0, name);
        Stages("once per time block, over all its rows", pass.Before);
        Stages(pass.Exchanged ? "all steps as rows of one loop" : "each step", pass.Step);
        Stages("once per time block, after its steps", pass.After);
    }

    private void Stages(string when, IReadOnlyList<Stage> stages)
    {
        if (stages.Count > 0)
            Line(1, when);
        for (var i = 0; i < stages.Count; i++)
        {
            foreach (var part in stages[i].Parts)
            {
                Line(2, $"stage {i}, {part.Size ?? "numbers"}{Where(part.When)}");
                foreach (var group in part.Groups)
                    Group(group);
                if (part.Loop is { } loop)
                    Loop(loop);
                if (part.Operation is { } rows)
                    Operation(rows);
            }
        }
    }

    private static string Where(StepCondition? condition) => condition is null ? "" : $", where {condition}";

    private void Group(int index)
    {
        var group = _plan.Groups[index];
        var start = group.Hoisted >= 0 ? $"group {group.Hoisted}" : group.Bias.Any(b => b >= 0) ? "bias" : "0";
        var operands = group.Terms.Select(t =>
            $"[{string.Join(" ", t.Weights.Select(w => GraphPrinter.NameOf(w) + (t.Transposed ? "ᵀ" : "")))}]·{Spoken(t.Operand)}{(t.When is null ? "" : $" (where {t.When})")}");
        Line(3, $"products, group {index}: {string.Join(" + ", new[] { start }.Concat(operands))}");
    }

    private void Loop(EquationLoop loop)
    {
        var inner = new HashSet<Node>(loop.Body);
        var spoken = new HashSet<Node>();
        for (var i = 0; i < loop.Sweeps.Count; i++)
        {
            if (i > 0)
                Line(3, "then, in a sweep of its own");
            foreach (var node in loop.Sweeps[i].Where(n => n.Name is not null || loop.Stores.Any(s => s.Node == n)).Where(spoken.Add))
                Line(3, $"{SpokenNames.Of(node)} = {Equation(node, inner)}{string.Concat(loop.Stores.Where(s => s.Node == node).Select(Destination))}");
        }

        foreach (var store in loop.Stores.Where(s => !inner.Contains(s.Node)))
            Line(3, Value(store.Node, inner) + Destination(store));
    }

    private void Operation(RowOperation rows) => Line(
        3, $"rows: {SpokenNames.Of(rows.Node)} = {GraphPrinter.Equation(rows.Node, n => n == rows.Node ? null : SpokenNames.Of(n))}{Destination(rows.Result)}");

    private string Destination(Binding store) => Destination(store.Value);

    private string Destination(ValueRef value)
    {
        var slot = _plan.Slots[value.Slot];
        return $" → {slot.Kind} {slot.Symbol}{(value.Next && slot.IsGuarded ? ", guarded" : "")}";
    }

    private static string Value(Node node, HashSet<Node> inner) =>
        inner.Contains(node) || node.Op != Op.Affine ? SpokenNames.Of(node) : Equation(node, inner);

    private static string Equation(Node node, HashSet<Node> inner) => GraphPrinter.Equation(
        node, n => n.Op == Op.Affine || (inner.Contains(n) && n.Name is null) ? null : SpokenNames.Of(n));

    private string Spoken(ValueRef value) => _plan.Slots[value.Slot] is var slot && value.Previous ? slot.Symbol + "₊" + SpokenNames.Index(value.Delay)
        : slot.Kind == SlotKind.State && !value.Next ? slot.Symbol + "₋" + SpokenNames.Index(value.Delay)
        : value.Delay > 0 ? slot.Symbol + "₋" + SpokenNames.Index(value.Delay - 1) : slot.Symbol;

    private void Tape()
    {
        var tape = _plan.Slots.Where(s => s.Kind == SlotKind.Tape).ToArray();
        var kept = tape.Length == 0 ? "nothing" : string.Join(" ", tape.Select(s => $"{s.Symbol}[{s.Size ?? "1"}]"));
        var numbers = Numbers([.. tape, .. _plan.Slots.Where(s => s.Kind == SlotKind.State)]);
        Line(0, $"tape, per row and step: {kept}, and the states: {numbers}");
    }

    // 5·Hidden + 2·Projection numbers.
    private static string Numbers(IReadOnlyList<Slot> slots) => slots.Count == 0 ? "0 numbers"
        : string.Join(" + ", slots.GroupBy(s => s.Size).Select(g => g.Key is null ? $"{g.Count()}"
            : g.Count() == 1 ? g.Key : $"{g.Count()}·{g.Key}")) + " numbers";

    private void Gradients()
    {
        Line(1, "weight gradients, once per time block");
        foreach (var (weight, adjoint, operand, when) in _plan.Outers)
            Line(2, $"{(weight.Op == Op.OverSteps ? SpokenNames.Of(weight) : "d" + weight.Symbol)} += Σ {Spoken(adjoint)} ⊗ {Spoken(operand)}{Where(when)}");
        foreach (var (parameter, value) in _plan.ColumnSums)
            Line(2, $"d{_plan.Slots[parameter].Symbol} += Σ {Spoken(value)}");
    }

    private void Parameters(string heading, IReadOnlyList<EquationLoop> loops)
    {
        if (loops.Count > 0)
            Line(0, heading);
        foreach (var loop in loops)
            Loop(loop);
    }

    // Values with a name, and those that are read more than once, have a line; the rest stands inside equations.
    private void Matrices(string heading, IReadOnlyList<MatrixStep> steps)
    {
        if (steps.Count == 0)
            return;
        Line(0, heading);
        var program = _plan.Matrices!;
        var nodes = steps.SelectMany(s => s.Node is { } operation ? [operation] : s.Loop!.Body).ToList();
        var uses = nodes.SelectMany(n => n.Operands).GroupBy(n => n).ToDictionary(n => n.Key, n => n.Count());
        var spoken = new HashSet<Node>(nodes.Where(n => n.Name is not null || (uses.TryGetValue(n, out var count) && count > 1))
            .Concat(program.Matrices).Concat(program.Rows.Concat(program.Gradients.Select(g => (0, g.Value))).Select(v => program.Values[v.Item2].Node)));
        foreach (var node in nodes.Where(spoken.Contains))
        {
            var equation = GraphPrinter.Equation(node, n => n != node && (spoken.Contains(n) || n.Op == Op.OverSteps) ? SpokenNames.Of(n) : null);
            var folded = program.Gradients.Where(g => program.Values[g.Value].Node == node).Select(g => $"d{g.Weight.Symbol} += ").ToList();
            foreach (var left in folded.DefaultIfEmpty($"{SpokenNames.Of(node)} = "))
                Line(1, $"{left}{equation} : {node.Shape}");
        }
    }
}
