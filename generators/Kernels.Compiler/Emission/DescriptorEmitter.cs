using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using static Kernels.Compiler.Emission.Literals;

namespace Kernels.Compiler.Emission;

/// <summary>A plan as the initialiser of a <c>Kernels.Execution.CompiledCell</c>.</summary>
internal sealed class DescriptorEmitter(CellDescription cell, KernelPlan plan, SourceWriter writer, int firstLoop, int firstMatrixLoop)
{
    private const int LongItem = 80;

    private readonly PlanIndices _indices = new(cell, plan);
    private readonly List<EquationLoop> _loops = [.. plan.Loops];

    public DescriptorEmitter(CellDescription cell, KernelPlan plan, SourceWriter writer)
        : this(cell, plan, writer, 0, plan.AllLoops.Count())
    {
    }

    /// <summary>Writes the members of the initialiser.</summary>
    public void EmitMembers(string planText)
    {
        writer.Line($"Name = {Text(cell.Name)},");
        writer.Line($"Sizes = [{string.Join(", ", plan.Sizes.Select(Text))}],");
        if (cell.MadeSizes.Count > 0)
            List("MadeSizes", cell.MadeSizes.Select(Made));
        if (cell.Least.Count > 0)
            writer.Line($"LeastUnits = [{string.Join(", ", cell.Least.Select(l => $"new({Size(l.Size)}, {Text(l.Units)})"))}],");
        List("Weights", cell.Weights.Select(Weight));
        List("Hypers", cell.Hypers.Select(h => $"new({Text(h.Name)}, {Text(h.Default)}{(cell.Rates.Contains(h.Name) ? ", IsRate: true" : "")})"));
        List("Inputs", cell.Inputs.Select(s => Signal(s, SlotKind.Input)));
        List("States", cell.States.Select(s => Signal(s, SlotKind.State)));
        List("Outputs", cell.Outputs.Select(Output));
        if (plan.Delays.Count > 0)
            List("Delays", plan.Delays.Select(Delay));
        if (cell.StepIndex >= 0)
            writer.Line($"StepIndex = {Text(cell.StepIndex)},");
        Values();
        List("ParameterBackward", plan.ParameterBackward.Select(Loop));
        Pass("Forward", plan.Forward);
        Pass("Backward", plan.Backward);
        List("StateGradients", plan.StateGradients.Select(s => $"new({Text(s.Slot)}, {Text(s.Group)}, {Text(s.Member)})"));
        List("Outers", plan.Outers.Select(o => $"new({Text(_indices.Weight(o.Weight))}, {Value(o.Adjoint)}, {Value(o.Operand)}){When(o.When)}"));
        List("ColumnSums", plan.ColumnSums.Select(s => $"new({Text(s.Parameter)}, {Value(s.Value)})"));
        if (plan.Inference is { } inference)
        {
            writer.Line("Inference = new()");
            using (writer.Open("{", "},"))
                new DescriptorEmitter(cell, inference, writer, _loops.Count, firstMatrixLoop + (plan.Matrices?.Loops.Count() ?? 0))
                    .EmitInference();
        }

        PlanText(planText);
    }

    private void EmitInference()
    {
        Values();
        Pass("Forward", plan.Forward);
    }

    private void Values()
    {
        List("Slots", plan.Slots.Select(Slot));
        List("Groups", plan.Groups.Select(Group));
        List("ParameterForward", plan.ParameterForward.Select(Loop));
        if (plan.Matrices is { } matrices)
            new MatrixDescriptorEmitter(_indices, matrices, writer, firstMatrixLoop).EmitMember();
    }

    // A literal in pieces: the comment above the class shows the same text to people.
    private void PlanText(string value)
    {
        var lines = value.TrimEnd('\n').Split('\n').Select(line => Text(line + "\n")).ToArray();
        writer.Line("Text =");
        writer.Wrapped(lines.Select((line, i) => line + (i < lines.Length - 1 ? " +" : ",")), "    ", "    ");
    }

    private void List(string name, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count == 0)
        {
            writer.Line($"{name} = [],");
            return;
        }

        writer.Line($"{name} =");
        using (writer.Open("[", "],"))
            Items(list);
    }

    // Short items share lines; a long one has lines of its own.
    private void Items(IEnumerable<string> items)
    {
        var line = new List<string>();
        foreach (var item in items.Select(item => item + ","))
        {
            if (item.Length < LongItem)
            {
                line.Add(item);
                continue;
            }

            writer.Wrapped(line);
            line.Clear();
            writer.Wrapped(item.Replace("), ", "),\n").Split('\n'), "", "    ");
        }

        writer.Wrapped(line);
    }

    private string Size(string? size) => Text(_indices.Size(size));

    private string Made(string size) => SizeText.Parts(size) is var (sign, left, right)
        ? $"new(Execution::MadeSize.{KindOf(sign)}, {Size(left)}, {Size(right)})" : $"new(Execution::MadeSize.Constant, {size}, 0)";

    private static string KindOf(char sign) => sign switch { '+' => "Sum", '×' => "Product", '÷' => "EqualPart", _ => "Part" };

    private string Weight(WeightDescription w) => $"new({Text(w.Name)}, Execution::WeightKind.{w.Kind}, {Size(w.Rows)}, {Size(w.Columns)}, "
        + $"Language::Initial.{w.Initial}, {Text(w.Scale)}, {Text(w.Frozen)})";

    private string Signal(SignalDescription s, SlotKind kind) =>
        $"new({Text(s.Name)}, {Size(s.Size)}, {Text(s.Position)}, {Text(_indices.Slot(kind, s.Name))}, {Text(s.Result)})"
        + (Options(s).ToList() is { Count: > 0 } options ? $" {{ {string.Join(", ", options)} }}" : "");

    private IEnumerable<string> Options(SignalDescription s)
    {
        if (s.Columns is not null)
            yield return $"Columns = {Size(s.Columns)}";
        if (s.IsPerSequence)
            yield return "IsPerSequence = true";
    }

    private string Output(SignalDescription s)
    {
        var state = _indices.State(s.Name);
        var slot = state >= 0 ? Text(-1) : Text(_indices.Slot(SlotKind.Output, s.Name));
        return $"new({Text(s.Name)}, {Size(s.Size)}, {Text(s.Result)}, {Text(state)}, {slot}, {Text(_indices.Slot(SlotKind.OutputGradient, s.Name))})";
    }

    private string Delay(DelayPlan delay) => $"new({Text(delay.Operand.Name)}, {Text(delay.Operand.Position)}, "
        + $"{Text(_indices.Source(delay.Operand))}, {Text(delay.Operand.IsState)}, {Text(delay.Operand.Steps)}, {Text(delay.Gradient)})";

    private string Slot(Slot slot) => $"new(Execution::SlotKind.{slot.Kind}, {Size(slot.Size)}, {_indices.Owner(slot)}, {Text(slot.Symbol)})"
        + (slot.IsGuarded ? " { IsGuarded = true }" : "");

    private static string Value(ValueRef value) =>
        $"new({Text(value.Slot)}{(value.Previous ? ", Previous: true" : "")}{(value.Next ? ", Next: true" : "")}{(value.Delay > 0 ? $", Delay: {Text(value.Delay)}" : "")})";

    private string Group(ProductGroup group) => $"new({Size(group.Size)}, {Text(group.Members.Count)}, "
        + $"[{string.Join(", ", group.Terms.Select(Term))}], [{string.Join(", ", group.Bias.Select(Text))}], {Text(group.Hoisted)})";

    private string Term(ProductTerm term) => $"new({Value(term.Operand)}, {Size(term.OperandSize)}, "
        + $"[{string.Join(", ", term.Weights.Select(w => Text(_indices.Weight(w))))}], {Text(term.Transposed)}){When(term.When)}";

    private static string When(StepCondition? condition) => condition is null ? ""
        : $" {{ When = new({Text(condition.Period)}, {Text(condition.From)}, {Text(condition.To)}) }}";

    private void Pass(string name, PassPlan pass)
    {
        using (writer.Open($"{name} = new(", $"    Exchanged: {Text(pass.Exchanged)}),"))
        {
            Stages("Before", pass.Before);
            Stages("Step", pass.Step);
            Stages("After", pass.After);
        }
    }

    private void Stages(string name, IReadOnlyList<Stage> stages)
    {
        if (stages.Count == 0)
        {
            writer.Line($"{name}: [],");
            return;
        }

        using (writer.Open($"{name}: [", "],"))
        {
            Items(stages.Select(stage => $"new([{string.Join(", ", stage.Parts.Select(Part))}])"));
        }
    }

    private string Part(Part part) => part.Operation is { } rows ? Operation(part.Size, rows) + (part.When is null ? "" : " with" + When(part.When))
        : $"new({Size(part.Size)}, [{string.Join(", ", part.Groups.Select(Text))}], {(part.Loop is { } loop ? Loop(loop) : "null")}){When(part.When)}";

    private string Operation(string? size, RowOperation rows) => $"Execution::PartInfo.Of({Size(size)}, "
        + $"Execution::RowOperation.{rows.Node.Op}, [{string.Join(", ", rows.Operands.Select(Value))}], {Value(rows.Result)}"
        + (rows.Node.Symbol.Length > 0 ? $", {Text(rows.Node.Value)}, {(rows.Node.Symbol == "0" ? Text(-1) : Size(rows.Node.Symbol))})" : ")");

    private string Loop(EquationLoop loop) => $"new({Text(firstLoop + _loops.IndexOf(loop))}, {Size(loop.Size)}, "
        + $"[{string.Join(", ", loop.Bindings.Select(b => Binding(b.Binding, b.Writes)))}]"
        + (loop.Columns is null ? ")" : $", {Size(loop.Columns)})");

    private static string Binding(Binding binding, bool writes) => binding.Group >= 0
        ? $"new(default, {Text(binding.Group)}, {Text(binding.Member)})"
        : $"new({Value(binding.Value)}{(writes ? ", Writes: true" : "")}{View(binding.Node, writes)})";

    private static string View(Node node, bool writes) => node.Op is Op.ByRow or Op.ByColumn && !writes ? $", View: Execution::View.{node.Op}" : "";
}
