using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Joins a product and the sum that alone reads it into one fused operation. Runs last: later passes would see through it no more.</summary>
internal static class ContractMultiplyAdd
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        var done = new Dictionary<Node, Node>();
        return new Graph(graph.Results.Select(r => r with { Value = Rewrite(r.Value) }));

        Node Rewrite(Node node)
        {
            if (done.TryGetValue(node, out var known))
                return known;
            var result = node.Op is Op.Add or Op.Subtract && node.Shape.Rank == 1 ? Contract(node) : null;
            result ??= node.Operands.Count == 0 ? node : node.Build.Copy(node, [.. node.Operands.Select(Rewrite)]);
            if (result.Operands.Count > 0)
                result.Name ??= node.Name;
            return done[node] = result;
        }

        Node? Contract(Node node)
        {
            var (a, b) = (node.Operands[0], node.Operands[1]);
            var subtract = node.Op == Op.Subtract;
            if (IsOwnProduct(b))
                return Fuse(subtract ? Minus(Rewrite(b.Operands[0])) : Rewrite(b.Operands[0]), b.Operands[1], Rewrite(a));
            return IsOwnProduct(a) ? Fuse(Rewrite(a.Operands[0]), a.Operands[1], subtract ? Minus(Rewrite(b)) : Rewrite(b)) : null;
        }

        Node Fuse(Node x, Node y, Node addend) => x.Build.Apply(Op.MultiplyAdd, x, Rewrite(y), addend);

        // Constants are folded on the spot: Simplify has run.
        static Node Minus(Node x) => x.Op == Op.Constant ? x.Build.Constant(-x.Value) : -x;

        // A product with a name is a line of the declaration: it keeps it.
        bool IsOwnProduct(Node node) =>
            node.Op == Op.Multiply && node.Shape.Rank == 1 && uses[node] == 1 && node.Name is null && !node.IsParameter;
    }
}
