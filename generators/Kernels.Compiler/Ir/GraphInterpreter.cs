namespace Kernels.Compiler.Ir;

/// <summary>
/// Computes a graph in double, slowly and plainly, for one row. Vectors have one element per unit, numbers have one,
/// matrices are row-major. Rules and passes are tested against it; kernels are not: their oracle is the executed declaration.
/// </summary>
/// <param name="sizes">Elements of each symbolic size.</param>
/// <param name="leaf">Values of leaves.</param>
/// <param name="preset">Values that some nodes have, whatever they are computed from.</param>
internal sealed class GraphInterpreter(
    IReadOnlyDictionary<string, int> sizes, Func<Node, double[]> leaf, IReadOnlyDictionary<Node, double[]>? preset = null)
{
    private readonly Dictionary<Node, double[]> _values = preset?.ToDictionary(p => p.Key, p => p.Value) ?? [];

    public double[] Value(Node node)
    {
        if (!_values.TryGetValue(node, out var value))
            _values.Add(node, value = Compute(node));
        return value;
    }

    private double[] Compute(Node node)
    {
        if (node.Op == Op.Constant)
            return [node.Value];
        if (node.Op == Op.Size)
            return [Units(node.Symbol)];
        if (node.Operands.Count == 0)
            return leaf(node);
        if (node.Op == Op.Affine)
            return Affine(node);
        var operands = node.Operands.Select(Value).ToArray();
        return node.Op switch
        {
            Op.Outer when !node.IsParameter => [.. operands[0].SelectMany(a => operands[1].Select(v => a * v))],
            _ when RowTable.Holds(node.Op) => RowTable.Of(node.Op).Value(new RowArguments(
                operands, Columns(node.Operands[0].Shape), Columns(node.Operands[node.Operands.Count - 1].Shape), Columns(node.Shape),
                Length(node.Shape), (int)node.Value, node.Symbol.Length > 0 ? Units(node.Symbol) : 0)),
            Op.Reshape => operands[0],
            _ when node.IsView => [.. Enumerable.Range(0, Length(node.Shape)).Select(
                i => operands[0][node.Op == Op.ByRow ? i / Columns(node.Shape) : i % Columns(node.Shape)])],
            Op.OverSteps => operands[0],
            _ when node.IsOfMatrices => MatrixTable.Of(node.Op).Value(
                new(operands, [.. node.Operands.Select(o => Extent(o.Shape))], Extent(node.Shape), (int)node.Value)),
            _ => Elementwise(node, operands),
        };
    }

    private double[] Elementwise(Node node, double[][] operands)
    {
        var value = OpTable.Of(node.Op).Value!;
        return [.. Enumerable.Range(0, Length(node.Shape)).Select(i => value([.. operands.Select(o => o[o.Length == 1 ? 0 : i])]))];
    }

    private double[] Affine(Node node)
    {
        var sum = node.Bias is { } bias ? (double[])Value(bias).Clone() : new double[Length(node.Shape)];
        foreach (var (weight, operand, transposed) in node.AllTerms)
        {
            var (matrix, vector) = (Value(weight), Value(operand));
            var columns = Extent(weight.Shape).Columns;
            for (var i = 0; i < sum.Length; i++)
            {
                for (var k = 0; k < vector.Length; k++)
                    sum[i] += vector[k] * (transposed ? matrix[(k * columns) + i] : matrix[(i * columns) + k]);
            }
        }

        return sum;
    }

    private int Columns(Shape shape) => shape.Columns is { } columns ? Units(columns) : 1;

    private int Units(string size) => SizeText.Value(size, name => sizes[name]);

    private int Length(Shape shape) => (shape.Rows is { } rows ? Units(rows) : 1) * Columns(shape);

    private (int Rows, int Columns) Extent(Shape shape) => (shape.Rows is { } rows ? Units(rows) : 1, Columns(shape));
}
