using System.Globalization;
using System.Text;

namespace Kernels.Compiler.Ir;

/// <summary>Graphs as text: the language of tests, dumps and documents.</summary>
internal static class GraphPrinter
{
    /// <summary>One line per node, results last.</summary>
    public static string Print(Graph graph)
    {
        var text = new StringBuilder();
        foreach (var node in graph.Nodes.Where(n => n.Op != Op.Constant))
            text.Append(Line(node)).Append('\n');
        foreach (var result in graph.Results)
            text.Append($"{result.Role} {result.Symbol} = {result.Value}\n");
        return text.ToString();
    }

    /// <summary>The equation of a value, as people write it, down to the next named values.</summary>
    public static string Equation(Node node, Func<Node, string?> name) => Expand(node, name, bare: true);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−");

    private static string Line(Node node)
    {
        var what = node.Op switch
        {
            Op.Affine => string.Join(" + ", node.AllTerms.Select(t => $"{t.Weight}{(t.Transposed ? "ᵀ" : "")}·{t.Operand}"))
                + (node.Bias is { } bias ? $" + {bias}" : ""),
            _ when node.IsElementwise => string.Format(
                CultureInfo.InvariantCulture, OpTable.Of(node.Op).Notation, [.. node.Operands.Select(o => o.ToString())]),
            _ => string.Join(" ", new[] { node.Op.ToString(), node.Symbol }.Where(s => s.Length > 0).Concat(node.Operands.Select(o => o.ToString()))),
        };
        return $"{node} = {what} : {node.Shape} {node.Domain}{(node.Name is null ? "" : $"  ({node.Name})")}";
    }

    private static string Write(Node node, Func<Node, string?> name, bool bare) => name(node) ?? Expand(node, name, bare);

    // Bare text needs no parentheses around it: it stands alone, or inside those of a function.
    private static string Expand(Node node, Func<Node, string?> name, bool bare) => node.Op switch
    {
        Op.Constant => Number(node.Value),
        Op.Affine => Wrap(Affine(node, name), bare),
        _ when node.IsElementwise => Elementwise(node, name, bare),
        Op.Outer => $"{Write(node.Operands[0], name, false)} ⊗ {Write(node.Operands[1], name, false)}",
        Op.Sum => $"Σᵤ {Write(node.Operands[0], name, false)}",
        Op.OverSteps => $"Σₜ {Write(node.Operands[0], name, false)}",
        _ => node.Symbol,
    };

    private static string Affine(Node node, Func<Node, string?> name)
    {
        var terms = node.AllTerms.Select(t => $"{t.Weight.Symbol}{(t.Transposed ? "ᵀ" : "")}·{Write(t.Operand, name, false)}");
        return string.Join(" + ", node.Bias is { } bias ? terms.Concat([bias.Symbol]) : terms);
    }

    private static string Elementwise(Node node, Func<Node, string?> name, bool bare)
    {
        var isFunction = node.Op is not (Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Negate or Op.MultiplyAdd or Op.Pow);
        var text = string.Format(
            CultureInfo.InvariantCulture, OpTable.Of(node.Op).Notation, [.. node.Operands.Select(o => Write(o, name, isFunction))]);
        return Wrap(text, isFunction || bare);
    }

    private static string Wrap(string text, bool bare) => bare ? text : $"({text})";
}
