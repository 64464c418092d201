using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>Folds constants and applies <see cref="SimplifyRules"/>, operands first, until nothing changes. Equal values are shared on the way.</summary>
internal static class Simplify
{
    public static Graph Run(Graph graph) => Rewriter.Run(graph, Step);

    private static Node? Step(Node node)
    {
        if (node.IsElementwise && node.Operands.All(o => o.Op == Op.Constant))
            return node.Build.Constant(OpTable.Of(node.Op).Value!([.. node.Operands.Select(o => o.Value)]));
        if (node.Op == Op.Sum && node.Operands[0].IsElementwise)
            return OutOfSum(node.Build, node.Operands[0]);
        if (node.Op is Op.RowTotals or Op.ColumnTotals)
            return OutOfTotals(node, node.Operands[0]);
        if (node.IsElementwise && node.Operands.Any(o => o.Op == Op.Stretch) && node.Operands.Any(o => IsVector(o)))
            return node.Build.Apply(node.Op, [.. node.Operands.Select(o => o.Op == Op.Stretch ? o.Operands[0] : o)]);
        return SimplifyRules.All.Select(rule => rule.Apply(node)).FirstOrDefault(n => n is not null && n != node);
    }

    // A sum over rows or columns is taken of each part of what it sums, where it may become a product of a matrix and a vector;
    // factors that it does not run over are taken out of it.
    private static Node? OutOfTotals(Node total, Node summed)
    {
        var (build, along) = (total.Build, total.Op == Op.RowTotals ? Op.ByRow : Op.ByColumn);
        Node Total(Node matrix) => build.Row(total.Op, build.Stretch(matrix, summed.Shape));
        if (summed.Operands.Count is 0 or > 2)
            return null;
        var (a, b) = (summed.Operands[0], summed.Operands[summed.Operands.Count - 1]);
        return summed.Op switch
        {
            Op.Add => Total(a) + Total(b),
            Op.Subtract => Total(a) - Total(b),
            Op.Negate => -Total(a),
            Op.Divide when IsConstantAlong(b, along) => Total(a) / Number(b),
            Op.Multiply when IsConstantAlong(a, along) => Number(a) * Total(b),
            Op.Multiply when IsConstantAlong(b, along) => Total(a) * Number(b),
            Op.Stretch => build.Stretch(a * build.Size(along == Op.ByRow ? summed.Shape.Columns! : summed.Shape.Rows!), total.Shape),
            _ when summed.Op == along => a * build.Size(along == Op.ByRow ? summed.Shape.Columns! : summed.Shape.Rows!),
            Op.ByRow or Op.ByColumn => build.Stretch(build.Sum(a), total.Shape),
            _ => null,
        };
    }

    private static bool IsConstantAlong(Node factor, Op along) => factor.Shape.Rank == 0 || factor.Op == along;

    private static Node Number(Node factor) => factor.IsView ? factor.Operands[0] : factor;

    // Beside it a number stretches by itself.
    private static bool IsVector(Node node) => node.Op != Op.Stretch && node.Shape.Rank == 1;

    // What is the same at every unit is taken out of a sum over units: Σ −x = −Σ x, Σ n⊙x = n⊙Σ x, Σ x/n = Σ x / n.
    private static Node? OutOfSum(GraphBuilder build, Node summed)
    {
        var number = summed.Operands.FirstOrDefault(o => o.Shape.Rank == 0);
        var vector = summed.Operands.FirstOrDefault(o => o.Shape.Rank > 0);
        return summed.Op switch
        {
            Op.Negate => -build.Sum(vector!),
            Op.Multiply when number is not null => number * build.Sum(vector!),
            Op.Divide when number == summed.Operands[1] => build.Sum(vector!) / number!,
            _ => null,
        };
    }
}
