using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>A law of algebra, applied from left to right. Wildcards stand for any value; constants <c>a b c</c> for any constant.</summary>
internal sealed record Rule(Node Pattern, Node Replacement)
{
    /// <summary>A wildcard of a pattern.</summary>
    public const Op Wildcard = Op.Saved;

    /// <summary>The law as people write it.</summary>
    public string Law =>
        $"{GraphPrinter.Equation(Pattern, _ => null)} → {GraphPrinter.Equation(Replacement, _ => null)}";

    /// <summary>What <paramref name="node"/> becomes; null when the law does not apply.</summary>
    public Node? Apply(Node node)
    {
        var bindings = new Dictionary<string, Node>();
        if (!Match(Pattern, node, bindings))
            return null;
        var result = Instantiate(Replacement, node.Build, bindings);
        // A number may not take the place of a vector: whoever reads the value expects one element per unit.
        return result.Shape != node.Shape ? null : result;
    }

    private static bool Match(Node pattern, Node node, Dictionary<string, Node> bindings)
    {
        if (pattern.Op == Wildcard)
        {
            if (pattern.Symbol is "a" or "b" or "c" && node.Op != Op.Constant)
                return false;
            if (bindings.TryGetValue(pattern.Symbol, out var bound))
                return bound == node;
            bindings.Add(pattern.Symbol, node);
            return true;
        }

        if (pattern.Op != node.Op || !pattern.Value.Equals(node.Value) || pattern.Operands.Count != node.Operands.Count)
            return false;
        return MatchOperands(pattern, node, bindings, swap: false)
            || (pattern.IsElementwise && OpTable.Of(pattern.Op).Commutes && MatchOperands(pattern, node, bindings, swap: true));
    }

    private static bool MatchOperands(Node pattern, Node node, Dictionary<string, Node> bindings, bool swap)
    {
        var trial = new Dictionary<string, Node>(bindings);
        for (var i = 0; i < pattern.Operands.Count; i++)
        {
            if (!Match(pattern.Operands[i], node.Operands[swap && i < 2 ? 1 - i : i], trial))
                return false;
        }

        foreach (var pair in trial)
            bindings[pair.Key] = pair.Value;
        return true;
    }

    private static Node Instantiate(Node template, GraphBuilder build, Dictionary<string, Node> bindings) =>
        template.Op switch
        {
            Wildcard => bindings[template.Symbol],
            Op.Constant => build.Constant(template.Value),
            _ => build.Apply(template.Op, [.. template.Operands.Select(o => Instantiate(o, build, bindings))]),
        };
}
