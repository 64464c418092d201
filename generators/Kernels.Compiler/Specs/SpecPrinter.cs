using System.Text;

namespace Kernels.Compiler.Specs;

/// <summary>Prints a spec for people: in dumps, tests and documents.</summary>
internal static class SpecPrinter
{
    public static string Print(CellSpec spec)
    {
        var text = new StringBuilder();
        AppendLine(text, 0, Header(spec));
        Section(text, "weights", spec.Parameters, (parameter, _) => PrintParameter(text, parameter, 2));
        Section(text, "operands", spec.Operands, (operand, _) => AppendLine(text, 2, Operand(operand)));
        Section(text, "body", spec.Body, (instruction, i) => AppendLine(text, 2, Instruction(instruction, i)));
        Section(text, "results", spec.Results, (result, _) => AppendLine(text, 2, Result(result)));
        return text.ToString();
    }

    private static void Section<T>(StringBuilder text, string title, EquatableArray<T> items, Action<T, int> print)
        where T : IEquatable<T>
    {
        if (items.Count == 0)
            return;
        AppendLine(text, 1, title);
        for (var i = 0; i < items.Count; i++)
            print(items[i], i);
    }

    private static string Header(CellSpec spec)
    {
        var name = spec.Namespace.Length == 0 ? spec.Name : $"{spec.Namespace}.{spec.Name}";
        return FixedSizes.AreGiven(spec) ? $"cell {name}, {FixedSizes.Print(spec)}" : $"cell {name}";
    }

    private static void PrintParameter(StringBuilder text, ParameterSpec parameter, int depth)
    {
        var line = new StringBuilder($"{parameter.Name}: {parameter.Kind}");
        if (parameter.Count > 0)
            line.Append($" x {NumberText.Print(parameter.Count)}");
        if (parameter.OperandNames.Count > 0)
            line.Append($" [{string.Join(", ", parameter.OperandNames)}]");
        foreach (var names in parameter.ElementOperands)
            line.Append($" [{string.Join(", ", names)}]");
        Option(line, "type", parameter.CellType);
        Option(line, "size", parameter.Size);
        Option(line, "default", parameter.Default);
        Option(line, "bias", parameter.Bias);
        Option(line, "initial", parameter.Initial);
        Option(line, "recurrent", parameter.RecurrentInitial);
        Option(line, "scale", parameter.Scale);
        Option(line, "recurrentScale", parameter.RecurrentScale);
        if (parameter.Frozen)
            line.Append(", frozen");
        AppendLine(text, depth, line.ToString());
        foreach (var nested in parameter.Parameters)
            PrintParameter(text, nested, depth + 1);
    }

    private static void Option(StringBuilder line, string name, string? value)
    {
        if (value is not null)
            line.Append($", {name} {value}");
    }

    private static void Option(StringBuilder line, string name, double? value) =>
        Option(line, name, value is { } number ? NumberText.Print(number) : null);

    private static string Operand(OperandSpec operand)
    {
        if (operand.Source is { } source)
            return $"{operand.Name}: {source} of {NumberText.Print(operand.Delay)} steps ago";
        if (operand.IsStepIndex)
            return $"{operand.Name}: index of the step";
        var role = operand.IsState ? "state" : operand.IsPerSequence ? "input of the sequence" : "input";
        var size = operand.Size is null ? "" : $", size {operand.Size}";
        return $"{operand.Name}: {role}" + operand.Rank switch
        {
            0 => ", number",
            2 => $", matrix{size}" + (operand.Columns is null ? "" : $", columns {operand.Columns}"),
            _ => size,
        };
    }

    private static string Result(ResultSpec result)
    {
        var role = result.IsState ? "state" : "output";
        return $"{result.Name}: {role} = %{NumberText.Print(result.Value)}";
    }

    private static string Instruction(InstructionSpec instruction, int index)
    {
        var name = instruction.Name is null ? "" : $" {instruction.Name}";
        return $"%{NumberText.Print(index)}{name} = {Expression(instruction)}";
    }

    private static string Expression(InstructionSpec instruction)
    {
        var arguments = string.Join(", ", instruction.Arguments.Select(a => $"%{NumberText.Print(a)}"));
        return instruction.Code switch
        {
            InstructionCode.Constant => NumberText.Print(instruction.Value),
            InstructionCode.Operand or InstructionCode.Parameter => instruction.Symbol!,
            InstructionCode.Affine => $"{instruction.Symbol}[{arguments}]",
            InstructionCode.Matrix => $"{instruction.Symbol} * {arguments}",
            InstructionCode.Product => string.Join(" * ", instruction.Arguments.Select(a => $"%{NumberText.Print(a)}")),
            _ => $"{instruction.Operation}({arguments})",
        };
    }

    private static void AppendLine(StringBuilder text, int depth, string line) =>
        text.Append(' ', depth * 2).Append(line).Append('\n');
}
