namespace Kernels.Compiler.Ir;

/// <summary>What holds of every graph between two passes. A violation is a defect of the pass that made the graph.</summary>
internal static class GraphVerifier
{
    /// <summary>Throws when <paramref name="graph"/> is not well formed.</summary>
    public static Graph Verify(Graph graph, string pass)
    {
        foreach (var node in graph.Nodes)
        {
            if (Violation(node) is { } violation)
                throw new InvalidOperationException($"After {pass}: {node} {node.Op} {node.Shape} {node.Domain}: {violation}.");
        }

        return graph;
    }

    private static string? Violation(Node node) => node switch
    {
        { Domain: Domain.Edge } => "values per child or memory slot are not yet supported",
        { Op: Op.Affine } => AffineViolation(node),
        { Op: Op.Outer } when node.Operands.Any(o => o.Shape.Rank != 1) => "an outer product needs two vectors",
        { Op: Op.OverSteps } when node.Operands[0].IsParameter => "a sum over steps needs a value that changes with the step",
        { IsRowOperation: true } => RowViolation(node),
        { IsElementwise: true } => ElementwiseViolation(node),
        { Op: not (Op.Weight or Op.OverSteps or Op.Outer), Shape.Rank: 2 } => "values of rank 2 are not yet supported",
        _ => null,
    };

    private static string? ElementwiseViolation(Node node)
    {
        if (node.Operands.Count != OpTable.Of(node.Op).Arity)
            return $"found {node.Operands.Count} operands, expected {OpTable.Of(node.Op).Arity}";
        if (node.Shape.Rank == 2)
            return node.Op == Op.Add ? null : "elementwise values of rank 2 are not yet supported";
        return null;
    }

    private static string? RowViolation(Node node)
    {
        if (node.IsParameter)
            return "an operation on rows in the Parameter domain is not yet supported";
        if (node.Operands.Count != RowTable.Of(node.Op).Arity)
            return $"found {node.Operands.Count} operands, expected {RowTable.Of(node.Op).Arity}";
        return node.Operands.Any(o => o.Shape.Rank != 1 || o.Shape != node.Operands[0].Shape)
            ? $"found {string.Join(" and ", node.Operands.Select(o => o.Shape))}, expected vectors of one size" : null;
    }

    private static string? AffineViolation(Node node)
    {
        foreach (var (weight, operand, transposed) in node.AllTerms)
        {
            if (weight.Shape.Rank != 2 || operand.Shape.Rank != 1)
                return $"found {weight.Shape} times {operand.Shape}, expected a matrix times a vector";
            var (rows, columns) = transposed ? (weight.Shape.Columns, weight.Shape.Rows) : (weight.Shape.Rows, weight.Shape.Columns);
            if (rows != node.Shape.Rows || columns != operand.Shape.Rows)
                return $"found {weight.Shape}{(transposed ? "ᵀ" : "")} times {operand.Shape}, expected {node.Shape}";
        }

        return node.Bias is { } bias && bias.Shape != node.Shape ? $"found a bias {bias.Shape}, expected {node.Shape}" : null;
    }
}
