using System.Globalization;
using System.Text;
using Kernels.Compiler.Specs;

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
    public static string Equation(Node node, Func<Node, string?> name) => Expand(node, name).Text;

    public static string Number(double value) => NumberText.Print(value).Replace("-", "−");

    private static string Line(Node node)
    {
        var what = node.Op switch
        {
            Op.Affine => string.Join(" + ", node.AllTerms.Select(t => $"{t.Weight}{(t.Transposed ? "ᵀ" : "")}·{t.Operand}"))
                + (node.Bias is { } bias ? $" + {bias}" : ""),
            _ when node.IsMove => Move(node, o => node.Operands[o].ToString()),
            _ when Notation(node) is { } notation => string.Format(
                CultureInfo.InvariantCulture, notation, [.. node.Operands.Select(o => o.ToString())]),
            _ when node.IsOfMatrices => OfMatrices(node, i => node.Operands[i].ToString()),
            _ => string.Join(" ", new[] { node.Op.ToString(), node.Symbol }.Where(s => s.Length > 0).Concat(node.Operands.Select(o => o.ToString()))),
        };
        return $"{node} = {what} : {node.Shape} {node.Domain}{(node.Name is null ? "" : $"  ({node.Name})")}";
    }

    // Text, and how tightly it holds together.
    private static (string Text, int Binds) Expand(Node node, Func<Node, string?> name) => node.Op switch
    {
        Op.Constant => (Number(node.Value), node.Value < 0 ? Tightness.Sum : Tightness.Whole),
        Op.Affine => (Affine(node, name), Tightness.Sum),
        _ when node.IsElementwise => (Elementwise(node, name), OpTable.Of(node.Op).Binds),
        _ when node.IsOfMatrices => (OfMatrices(node, i => Place(node, i, name)), MatrixTable.Of(node.Op).Binds),
        Op.Outer => ($"{Place(node, 0, name)} ⊗ {Place(node, 1, name)}", Tightness.Product),
        Op.Size => ($"|{node.Symbol}|", Tightness.Whole),
        Op.ByRow => ($"{Place(node, 0, name)}[i]", Tightness.Whole),
        Op.ByColumn => ($"{Place(node, 0, name)}[j]", Tightness.Whole),
        Op.Reshape => ($"{Place(node, 0, name)} as {node.Shape}", Tightness.Whole),
        _ when node.IsMove => (Move(node, o => Place(node, o, name)), Tightness.Whole),
        _ when RowTable.Holds(node.Op) => (Formatted(node, name), Tightness.Product),
        Op.OverSteps => ($"Σₜ {Place(node, 0, name)}", Tightness.Product),
        _ => (node.Symbol, Tightness.Whole),
    };

    private static string Affine(Node node, Func<Node, string?> name)
    {
        var terms = node.AllTerms.Select((t, i) => $"{NameOf(t.Weight)}{(t.Transposed ? "ᵀ" : "")}·{Place(node, (2 * i) + 1, name)}");
        return string.Join(" + ", node.Bias is { } bias ? terms.Concat([bias.Symbol]) : terms);
    }

    /// <summary>How people call a matrix that is applied: a weight by its own name, one that is derived by the declaration's.</summary>
    public static string NameOf(Node matrix) => matrix.Symbol.Length > 0 ? matrix.Symbol : matrix.Name ?? matrix.ToString();

    // A missing second operand and the number of blocks are there for the notations that name them.
    private static string OfMatrices(Node node, Func<int, string> operand) => string.Format(
        CultureInfo.InvariantCulture, MatrixTable.Of(node.Op).Notation, operand(0), node.Operands.Count > 1 ? operand(1) : "", node.Value);

    // Adding a negative constant is written as taking it away.
    private static string Elementwise(Node node, Func<Node, string?> name) => Formatted(node, name).Replace(" + −", " − ");

    private static string Formatted(Node node, Func<Node, string?> name) => string.Format(
        CultureInfo.InvariantCulture, Notation(node)!, [.. node.Operands.Select((_, i) => Place(node, i, name))]);

    private static string Move(Node node, Func<int, string> operand) => string.Format(
        CultureInfo.InvariantCulture, RowTable.Of(node.Op).Notation, string.Join(", ", node.Operands.Select((_, i) => operand(i))),
        node.Op is Op.Slice or Op.Place ? node.Symbol : Number(node.Value));

    private static string? Notation(Node node) =>
        node.IsElementwise ? OpTable.Of(node.Op).Notation : RowTable.Holds(node.Op) ? RowTable.Of(node.Op).Notation : null;

    // The operand at a place, in parentheses where the place asks for more than its text holds.
    private static string Place(Node node, int index, Func<Node, string?> name)
    {
        var operand = node.Operands[index];
        if (name(operand) is { } known)
            return known;
        var (text, binds) = Expand(operand, name);
        var needed = node.IsElementwise ? Tightness.Needed(node.Op, index)
            : node.IsOfMatrices ? MatrixTable.Of(node.Op).Needs : Tightness.Whole;
        // A minus sign reads well only at the beginning; x ⊙ (y / z) is not (x ⊙ y) / z of the same rounding.
        var misplaced = index > 0 && needed > 0 && (operand.Op == Op.Negate || (node.Op == Op.Multiply && operand.Op == Op.Divide));
        return binds < needed || misplaced ? $"({text})" : text;
    }
}
