using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Emission;

/// <summary>
/// The half of a cell that needs no compiler: how to construct the declaration over weights, and how to run it.
/// </summary>
internal static class DeclarationText
{
    // Within the width that emitted lines keep to.
    private const int LongStatement = 150;

    public static string Of(CellIdentity cell, CellSpec spec) => CellText.Part(
        cell,
        $"The declaration of {cell.FullName} as the library calls it.",
        [EmbeddedSpecText.Attribute(cell.FullName, spec)],
        CellText.Interface(cell),
        text =>
        {
            WriteCreate(text, cell, spec);
            text.Line();
            WriteExecute(text, spec);
        });

    private static void WriteCreate(SourceWriter text, CellIdentity cell, CellSpec spec)
    {
        var head = $"public static {cell.GlobalName} Create({CellText.DeclaredWeights} weights)";
        text.Lines("/// <inheritdoc/>", CellText.GeneratedCode);
        if (spec.Parameters.Count == 0)
        {
            text.Line($"{head} => new();");
            return;
        }

        var last = spec.Parameters.Count - 1;
        var arguments = spec.Parameters.Select((parameter, i) => Read(parameter) + (i < last ? "," : ");"));
        text.Line($"{head} => new(").Indented(arguments);
    }

    private static string Read(ParameterSpec parameter)
    {
        var name = SymbolDisplay.FormatLiteral(parameter.Name, quote: true);
        var count = parameter.Count == 0 ? "" : $", {NumberText.Print(parameter.Count)}";
        return $"weights.{Reader(parameter)}({name}{count})";
    }

    private static string Reader(ParameterSpec parameter) => (parameter.Kind, parameter.Count > 0) switch
    {
        (ParameterKind.Cell, _) => $"Cell<{parameter.CellType}>",
        (ParameterKind.Matrix, true) => "Matrices",
        (var kind, true) => $"{kind}s",
        (var kind, false) => kind.ToString(),
    };

    private static void WriteExecute(SourceWriter text, CellSpec spec)
    {
        var operands = string.Join(", ", Operands(spec));
        var results = spec.Results.Select((_, i) => $"results[{NumberText.Print(i)}]").ToList();
        text.Lines("/// <inheritdoc/>", CellText.GeneratedCode);
        var head = $"public void Execute({CellText.Operands} operands, {CellText.Results} results)";
        if (spec.Results.Any(result => IsMatrix(spec, result)))
        {
            text.Open(head).Line($"var step = Step({operands});");
            for (var i = 0; i < results.Count; i++)
                text.Line($"{results[i]} = {Result(spec, i)};");
            text.Close();
            return;
        }

        var target = results.Count == 1 ? results[0] : $"({string.Join(", ", results)})";
        text.Line($"{head} =>");
        var statement = $"{target} = Step({operands});";
        text.Indented(statement.Length <= LongStatement ? [statement] : [$"{target} =", $"    Step({operands});"]);
    }

    private static string Result(CellSpec spec, int index)
    {
        var value = spec.Results.Count == 1 ? "step" : $"step.Item{NumberText.Print(index + 1)}";
        return IsMatrix(spec, spec.Results[index]) ? value + ".ToVec()" : value;
    }

    private static bool IsMatrix(CellSpec spec, ResultSpec result) =>
        spec.Operands.Any(operand => operand.Name == result.Name && operand.Rank == 2);

    /// <summary>Arguments of <c>Step</c>: elements of an array, which follow each other, in a collection expression.</summary>
    private static IEnumerable<string> Operands(CellSpec spec)
    {
        for (var i = 0; i < spec.Operands.Count;)
        {
            var array = ArrayOf(spec.Operands[i]);
            var elements = spec.Operands.Skip(i).TakeWhile((next, k) => k == 0 || (array is not null && ArrayOf(next) == array))
                .Select((next, k) => Operand(next, i + k)).ToList();
            yield return array is null ? elements[0] : $"[{string.Join(", ", elements)}]";
            i += elements.Count;
        }
    }

    private static string? ArrayOf(OperandSpec operand) =>
        operand.Name.IndexOf('[') is > 0 and var bracket ? operand.Name.Substring(0, bracket) : null;

    private static string Operand(OperandSpec operand, int index)
    {
        var read = $"operands[{NumberText.Print(index)}]";
        return operand.Rank switch
        {
            0 => $"(global::Kernels.Scalar){read}",
            2 => $"global::Kernels.Matrix.Of({read})",
            _ => read,
        };
    }
}
