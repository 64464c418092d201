using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Planning;

/// <summary>How plans and comments call values.</summary>
internal static class SpokenNames
{
    /// <summary>How people call a value.</summary>
    public static string Of(Node node) => node.Op switch
    {
        Op.ByRow => Of(node.Operands[0]) + "[i]",
        Op.ByColumn => Of(node.Operands[0]) + "[j]",
        Op.Reshape => Of(node.Operands[0]),
        Op.State => node.Symbol + "₋",
        Op.StateGradient => $"d{node.Symbol}₊",
        Op.OutputGradient => $"∂L/∂{node.Symbol}",
        Op.HistoryGradient => $"∂L/∂{node.Symbol} left behind",
        Op.Previous => (node.Name ?? node.Symbol) + "₊" + Index(node.Steps),
        Op.Saved when node.Steps == 0 && node.Symbol.StartsWith(SavedValue.Entering, StringComparison.Ordinal) => node.Name + "₋",
        Op.Saved => node.Name!,
        Op.Constant => GraphPrinter.Number(node.Value),
        _ => node.Name ?? (IsLeaf(node) ? node.Symbol : $"t{node.Id}"),
    };

    /// <summary>How many steps off a value is, as an index: nothing for the step next to this one.</summary>
    public static string Index(int further) => further == 0 ? "" : string.Concat(
        NumberText.Print(further + 1).Select(digit => (char)('₀' + (digit - '0'))));

    /// <summary>Whether a value goes by its symbol; of an operation the symbol is a size.</summary>
    public static bool IsLeaf(Node node) => node.Operands.Count == 0 && node.Symbol.Length > 0;
}
