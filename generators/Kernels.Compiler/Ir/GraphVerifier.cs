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

        var leaves = graph.Nodes.Where(n => n.Operands.Count == 0).ToLookup(n => (n.Op, n.Symbol));
        foreach (var result in graph.Results.Where(r => !r.Value.IsConstant(0) && Leaf(r.Role) is not null))
        {
            if (leaves[(Leaf(result.Role)!.Value, result.Symbol)].FirstOrDefault(l => l.Shape != result.Value.Shape) is { } leaf)
                throw new InvalidOperationException($"After {pass}: {result.Role} {result.Symbol}: found {result.Value.Shape}, expected {leaf.Shape}.");
        }

        return graph;
    }

    // What a gradient is of.
    private static Op? Leaf(ResultRole role) => role switch
    {
        ResultRole.InputGradient => Op.Input,
        ResultRole.StateGradient => Op.State,
        ResultRole.DelayedGradient => Op.Delayed,
        ResultRole.WeightGradient => Op.Weight,
        _ => null,
    };

    private static string? Violation(Node node) => node switch
    {
        { Domain: Domain.Edge } => "values per child or memory slot are not yet supported",
        { Op: Op.Affine } => AffineViolation(node),
        { Op: Op.Outer } when node.Operands.Any(o => o.Shape.Rank != 1) => "an outer product needs two vectors",
        { Op: Op.OverSteps } when node.Operands[0].IsParameter => "a sum over steps needs a value that changes with the step",
        _ when RowTable.Holds(node.Op) => RowViolation(node),
        { IsElementwise: true } => ElementwiseViolation(node),
        { Op: Op.Reshape } => SizeText.Same(node.Shape.Size!, node.Operands[0].Shape.Size!) ? null : $"found {node.Operands[0].Shape} read as {node.Shape}",
        { IsView: true } => (node.Op == Op.ByRow ? node.Shape.Rows : node.Shape.Columns) == node.Operands[0].Shape.Size
            ? null : $"found {node.Operands[0].Shape} read as {node.Shape}",
        { IsOfMatrices: true } => MatrixViolation(node),
        _ => null,
    };

    private static string? ElementwiseViolation(Node node)
    {
        if (node.Operands.Count != OpTable.Of(node.Op).Arity)
            return $"found {node.Operands.Count} operands, expected {OpTable.Of(node.Op).Arity}";
        return null;
    }

    private static string? RowViolation(Node node)
    {
        var row = RowTable.Of(node.Op);
        if (node.IsMove)
            return node.Operands.All(o => o.Shape.Rank < 2) ? null : "units of vectors can be moved, not others";
        if (node.Operands.Count != row.Arity)
            return $"found {node.Operands.Count} operands, expected {row.Arity}";
        var first = node.Operands[0].Shape;
        if (row.TakesMatrix ? first.Rank != 2 : first.Rank == 0)
            return $"found {first}, expected a {(row.TakesMatrix ? "matrix" : "vector")}";
        if (row.Inner(0, first) is { } inner)
        {
            var last = node.Operands[1].Shape;
            return last.Rank == 2 && row.Inner(1, last) == inner ? null : $"found {first} and {last}, whose inner sizes differ";
        }

        var expected = node.Operands.Select((_, i) => row.OperandShape(i, first)).ToArray();
        return node.Operands.Select(o => o.Shape).SequenceEqual(expected)
            ? null : $"found {string.Join(" and ", node.Operands.Select(o => o.Shape))}, expected {string.Join(" and ", expected)}";
    }

    private static string? MatrixViolation(Node node)
    {
        var row = MatrixTable.Of(node.Op);
        if (node.Operands.Count != row.Arity)
            return $"found {node.Operands.Count} operands, expected {row.Arity}";
        if (node.Operands.Any(o => !o.IsParameter))
            return "a matrix is derived from what is known once per sequence";
        return node.Shape == row.Shape(node.Operands, (int)node.Value) ? null : "its shape is not that of its operands";
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
