using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Joins a product and the sum that alone reads it into one fused operation. Runs last: later passes would see through it no more.</summary>
internal static class ContractMultiplyAdd
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        Rebuilder rebuilder = null!;
        rebuilder = new Rebuilder(node => node.Op is Op.Add or Op.Subtract && node.Shape.Rank == 1 ? Contract(node) : null);
        return rebuilder.Run(graph.Results);

        Node? Contract(Node node)
        {
            var (a, b) = (node.Operands[0], node.Operands[1]);
            var subtract = node.Op == Op.Subtract;
            if (IsOwnProduct(b))
                return Fuse(Signed(b.Operands[0], subtract), b.Operands[1], rebuilder.Rebuild(a));
            return IsOwnProduct(a) ? Fuse(rebuilder.Rebuild(a.Operands[0]), a.Operands[1], Signed(b, subtract)) : null;
        }

        Node Fuse(Node x, Node y, Node addend) => x.Build.Apply(Op.MultiplyAdd, x, rebuilder.Rebuild(y), addend);

        // Constants are folded on the spot: Simplify has run.
        Node Signed(Node x, bool negative) =>
            !negative ? rebuilder.Rebuild(x) : x.Op == Op.Constant ? x.Build.Constant(-x.Value) : -rebuilder.Rebuild(x);

        // A product with a name is a line of the declaration: it keeps it.
        bool IsOwnProduct(Node node) =>
            node.Op == Op.Multiply && node.Shape.Rank == 1 && uses[node] == 1 && node.Name is null && !node.IsParameter;
    }
}
