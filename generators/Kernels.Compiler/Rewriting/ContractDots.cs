using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// A product that is read only to be summed over units is summed where it is made: no row of it is kept. Runs before
/// multiply–adds are contracted. What is summed over rows and steps as well has its units summed at the end.
/// </summary>
internal static class ContractDots
{
    public static Graph Run(Graph graph)
    {
        var uses = graph.Uses();
        var summedOverSteps = new HashSet<Node>(graph.Nodes.Where(n => n.Op == Op.OverSteps).Select(n => n.Operands[0]));
        Rebuilder rebuilder = null!;
        rebuilder = new Rebuilder(node => node is { IsRowOperation: true, Op: Op.Sum or Op.RowTotals or Op.ColumnTotals }
            && !(node.Op == Op.Sum && summedOverSteps.Contains(node))
            && IsOwnProduct(node.Operands[0]) ? Contract(node.Op, node.Operands[0].Operands) : null);
        return rebuilder.Run(graph.Results);

        bool IsOwnProduct(Node node) => node.Op == Op.Multiply && uses[node] == 1 && node.Operands.All(o => o.Shape == node.Shape);

        Node Contract(Op sum, IReadOnlyList<Node> factors)
        {
            var view = sum == Op.RowTotals ? Op.ByColumn : Op.ByRow;
            var (matrix, vector) = factors[0].Op == view ? (factors[1], factors[0]) : (factors[0], factors[1]);
            return (sum, vector.Op == view) switch
            {
                (Op.RowTotals, true) => Row(Op.MatrixVector, matrix, vector.Operands[0]),
                (Op.ColumnTotals, true) => Row(Op.VectorMatrix, matrix, vector.Operands[0]),
                (Op.RowTotals, _) => Row(Op.RowDots, matrix, vector),
                (Op.ColumnTotals, _) => Row(Op.ColumnDots, matrix, vector),
                _ => Row(Op.Dot, matrix, vector),
            };
        }

        Node Row(Op op, Node a, Node b) => a.Build.Row(op, rebuilder.Rebuild(a), rebuilder.Rebuild(b));
    }
}
