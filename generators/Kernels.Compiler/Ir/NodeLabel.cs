namespace Kernels.Compiler.Ir;

/// <summary>Names for values that the declaration gives none, from what they are made of: <c>tanh_c</c>, <c>r_h</c>, <c>oneMinus_z</c>.</summary>
internal static class NodeLabel
{
    /// <summary>What a value is called when all that is known of it is its operation.</summary>
    public static string Kind(Node node) => Lower(node.Op);

    /// <summary>A name, or null when one would be longer than the equation is clear.</summary>
    public static string? Of(Node node) => node switch
    {
        { IsElementwise: true, Operands.Count: 1 } when Part(node.Operands[0]) is { } of => $"{Lower(node.Op)}_{of}",
        { Op: Op.Multiply } when Part(node.Operands[0]) is { } a && Part(node.Operands[1]) is { } b => $"{a}_{b}",
        { Op: Op.Subtract } when node.Operands[0].IsConstant(1) && Part(node.Operands[1]) is { } of => $"oneMinus_{of}",
        _ => null,
    };

    private static string? Part(Node node) =>
        node.Op == Op.Constant ? null : node.Name ?? (node.Op is Op.Input or Op.State or Op.Delayed or Op.Weight or Op.Hyper ? node.Symbol : null);

    private static string Lower(Op op) => op == Op.Negate ? "minus" : char.ToLowerInvariant(op.ToString()[0]) + op.ToString().Substring(1);
}
