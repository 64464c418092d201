using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Emission;

/// <summary>
/// The half of a cell that needs no compiler: how to construct the declaration over weights, and how to run it.
/// </summary>
internal static class DeclarationText
{
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
        var operands = string.Join(", ", spec.Operands.Select(Operand));
        var results = string.Join(", ", spec.Results.Select((_, i) => $"results[{NumberText.Print(i)}]"));
        var target = spec.Results.Count == 1 ? results : $"({results})";
        text.Lines("/// <inheritdoc/>", CellText.GeneratedCode);
        text.Line($"public void Execute({CellText.Operands} operands, {CellText.Results} results) =>");
        text.Indented([$"{target} = Step({operands});"]);
    }

    private static string Operand(OperandSpec operand, int index)
    {
        var read = $"operands[{NumberText.Print(index)}]";
        return operand.Rank == 0 ? $"(global::Kernels.Scalar){read}" : read;
    }
}
