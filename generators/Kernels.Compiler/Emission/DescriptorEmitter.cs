using System.Globalization;
using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Emission;

/// <summary>A plan as the initialiser of a <c>Kernels.Execution.CompiledCell</c>.</summary>
internal sealed class DescriptorEmitter(CellDescription cell, KernelPlan plan, SourceWriter writer, int firstLoop, int firstMatrixLoop)
{
    private const int LongItem = 80;

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
            writer.Line($"LeastUnits = [{string.Join(", ", cell.Least.Select(l => $"new({SizeIndex(l.Size)}, {Text(l.Units)})"))}],");
        List("Weights", cell.Weights.Select(Weight));
        List("Hypers", cell.Hypers.Select(h => $"new({Text(h.Name)}, {Number(h.Default)}{(cell.Rates.Contains(h.Name) ? ", IsRate: true" : "")})"));
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
        List("Outers", plan.Outers.Select(o => $"new({WeightIndex(o.Weight)}, {Value(o.Adjoint)}, {Value(o.Operand)}){When(o.When)}"));
        List("ColumnSums", plan.ColumnSums.Select(s => $"new({Text(s.Parameter)}, {Value(s.Value)})"));
        if (plan.Inference is { } inference)
        {
            writer.Line("Inference = new()");
            using (writer.Open("{", "},"))
                new DescriptorEmitter(cell, inference, writer, _loops.Count, firstMatrixLoop + (plan.Matrices?.Loops.Count() ?? 0))
                    .EmitInference();
        }

        Text("Text", planText);
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
            new MatrixDescriptorEmitter(cell, matrices, writer, firstMatrixLoop).EmitMember();
    }

    private static string Text(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    // A literal in pieces: the comment above the class shows the same text to people.
    private void Text(string name, string value)
    {
        var lines = value.TrimEnd('\n').Split('\n').Select(line => Text(line + "\n")).ToArray();
        writer.Line($"{name} =");
        writer.Wrapped(lines.Select((line, i) => line + (i < lines.Length - 1 ? " +" : ",")), "    ", "    ");
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "double.NaN" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Bool(bool value) => value ? "true" : "false";

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

    // Indices as text: −1 must not be written with the minus sign of the machine's culture.
    private static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);

    // Sizes, then what is a part of one.
    private string SizeIndex(string? size) => Text(size is null ? -1 : cell.Sizes.Concat(cell.MadeSizes).ToList().IndexOf(size));

    private string Made(string size) => SizeText.Parts(size) is var (sign, left, right)
        ? $"new(Execution::MadeSize.{KindOf(sign)}, {SizeIndex(left)}, {SizeIndex(right)})" : $"new(Execution::MadeSize.Constant, {size}, 0)";

    private static string KindOf(char sign) => sign switch { '+' => "Sum", '×' => "Product", '÷' => "EqualPart", _ => "Part" };

    private string SlotIndex(SlotKind kind, string symbol) => Text(plan.Slots.ToList().FindIndex(s => s.Kind == kind && s.Symbol == symbol));

    // Weights, then what a matrix program has of the kind that is asked for: matrices that are applied, or sums.
    private string WeightIndex(Node weight) => Text(weight.Op switch
    {
        Op.Weight => cell.Weights.ToList().FindIndex(w => w.Name == weight.Symbol),
        Op.OverSteps => cell.Weights.Count + plan.Matrices!.Sums.ToList().IndexOf(weight),
        _ => cell.Weights.Count + plan.Matrices!.Matrices.ToList().IndexOf(weight),
    });

    private string Weight(WeightDescription w) => $"new({Text(w.Name)}, Execution::WeightKind.{w.Kind}, {SizeIndex(w.Rows)}, {SizeIndex(w.Columns)}, "
        + $"Language::Initial.{w.Initial}, {Number(w.Scale)}, {Bool(w.Frozen)})";

    private string Signal(SignalDescription s, SlotKind kind) =>
        $"new({Text(s.Name)}, {SizeIndex(s.Size)}, {Text(s.Position)}, {SlotIndex(kind, s.Name)}, {Text(s.Result)})"
        + (Options(s).ToList() is { Count: > 0 } options ? $" {{ {string.Join(", ", options)} }}" : "");

    private IEnumerable<string> Options(SignalDescription s)
    {
        if (s.Columns is not null)
            yield return $"Columns = {SizeIndex(s.Columns)}";
        if (s.IsPerSequence)
            yield return "IsPerSequence = true";
    }

    private string Output(SignalDescription s)
    {
        var state = cell.States.ToList().FindIndex(c => c.Name == s.Name);
        var slot = state >= 0 ? Text(-1) : SlotIndex(SlotKind.Output, s.Name);
        return $"new({Text(s.Name)}, {SizeIndex(s.Size)}, {Text(s.Result)}, {Text(state)}, {slot}, {SlotIndex(SlotKind.OutputGradient, s.Name)})";
    }

    private string Delay(DelayPlan delay) => $"new({Text(delay.Operand.Name)}, {Text(delay.Operand.Position)}, "
        + $"{Index((delay.Operand.IsState ? cell.States : cell.Inputs).Select(s => s.Name), delay.Operand.Source)}, "
        + $"{Bool(delay.Operand.IsState)}, {Text(delay.Operand.Steps)}, {Text(delay.Gradient)})";

    private string Slot(Slot slot) => $"new(Execution::SlotKind.{slot.Kind}, {SizeIndex(slot.Size)}, {SlotOwner(slot)}, {Text(slot.Symbol)})"
        + (slot.IsGuarded ? " { IsGuarded = true }" : "");

    private string SlotOwner(Slot slot) => slot.Kind switch
    {
        SlotKind.Input or SlotKind.InputGradient => Index(cell.Inputs.Select(s => s.Name), slot.Symbol),
        SlotKind.DelayedGradient => Index(cell.Inputs.Select(s => s.Name), cell.Delays.First(d => d.Past == slot.Symbol).Source),
        SlotKind.State or SlotKind.StateGradient or SlotKind.HistoryGradient => Index(cell.States.Select(s => s.Name), slot.Symbol),
        SlotKind.Output or SlotKind.OutputGradient => Index(cell.Outputs.Select(s => s.Name), slot.Symbol),
        SlotKind.Parameter => Parameter(slot.Symbol),
        SlotKind.StepIndex => Text(StepCount.Period(slot.Symbol)),
        SlotKind.Draw => Text(DrawSymbol.Index(slot.Symbol)),
        SlotKind.ParameterGradient => SlotIndex(SlotKind.Parameter, slot.Symbol),
        _ => "0",
    };

    private static string Index(IEnumerable<string> names, string name) => Text(names.ToList().IndexOf(name));

    private string Parameter(string symbol)
    {
        var weight = cell.Weights.ToList().FindIndex(w => w.Name == symbol);
        var hyper = cell.Hypers.ToList().FindIndex(h => h.Name == symbol);
        return weight >= 0 ? Text(weight) : hyper >= 0 ? Text(-1 - hyper)
            : DrawSymbol.IsUnits(symbol) ? "Execution::SlotInfo.Units"
            : symbol.StartsWith(ValueStore.SizeMark, StringComparison.Ordinal)
            ? $"Execution::SlotInfo.SizeOf({SizeIndex(symbol.Substring(ValueStore.SizeMark.Length))})" : "Execution::SlotInfo.Derived";
    }

    private static string Value(ValueRef value) =>
        $"new({Text(value.Slot)}{(value.Previous ? ", Previous: true" : "")}{(value.Next ? ", Next: true" : "")}{(value.Delay > 0 ? $", Delay: {Text(value.Delay)}" : "")})";

    private string Group(ProductGroup group) => $"new({SizeIndex(group.Size)}, {Text(group.Members.Count)}, "
        + $"[{string.Join(", ", group.Terms.Select(Term))}], [{string.Join(", ", group.Bias.Select(Text))}], {Text(group.Hoisted)})";

    private string Term(ProductTerm term) => $"new({Value(term.Operand)}, {SizeIndex(term.OperandSize)}, "
        + $"[{string.Join(", ", term.Weights.Select(WeightIndex))}], {Bool(term.Transposed)}){When(term.When)}";

    private static string When(StepCondition? condition) => condition is null ? ""
        : $" {{ When = new({Text(condition.Period)}, {Text(condition.From)}, {Text(condition.To)}) }}";

    private void Pass(string name, PassPlan pass)
    {
        using (writer.Open($"{name} = new(", $"    Exchanged: {Bool(pass.Exchanged)}),"))
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
        : $"new({SizeIndex(part.Size)}, [{string.Join(", ", part.Groups.Select(Text))}], {(part.Loop is { } loop ? Loop(loop) : "null")}){When(part.When)}";

    private string Operation(string? size, RowOperation rows) => $"Execution::PartInfo.Of({SizeIndex(size)}, "
        + $"Execution::RowOperation.{rows.Node.Op}, [{string.Join(", ", rows.Operands.Select(Value))}], {Value(rows.Result)}"
        + (rows.Node.Symbol.Length > 0 ? $", {Number(rows.Node.Value)}, {(rows.Node.Symbol == "0" ? Text(-1) : SizeIndex(rows.Node.Symbol))})" : ")");

    private string Loop(EquationLoop loop) => $"new({Text(firstLoop + _loops.IndexOf(loop))}, {SizeIndex(loop.Size)}, "
        + $"[{string.Join(", ", loop.Bindings.Select(b => Binding(b.Binding, b.Writes)))}]"
        + (loop.Columns is null ? ")" : $", {SizeIndex(loop.Columns)})");

    private static string Binding(Binding binding, bool writes) => binding.Group >= 0
        ? $"new(default, {Text(binding.Group)}, {Text(binding.Member)})"
        : $"new({Value(binding.Value)}{(writes ? ", Writes: true" : "")}{View(binding.Node, writes)})";

    private static string View(Node node, bool writes) => node.Op is Op.ByRow or Op.ByColumn && !writes ? $", View: Execution::View.{node.Op}" : "";
}
