using System.Globalization;

namespace Kernels.Compiler.Ir;

/// <summary>Makes nodes and shares equal ones.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, Node> _shared = [];
    private readonly List<Node> _nodes = [];

    public Node Constant(double value) => Make(Op.Constant, [], Shape.Number, Domain.Parameter, value: value);

    /// <summary>A leaf; <paramref name="steps"/> says how far off in time the value lies, where that tells leaves apart.</summary>
    public Node Leaf(Op op, string symbol, Shape shape, Domain domain, int steps = 0) => Make(op, [], shape, domain, symbol, steps);

    /// <summary>An elementwise operation; numbers stretch to the one vector size among the operands.</summary>
    public Node Apply(Op op, params Node[] operands)
    {
        var sizes = operands.Where(o => o.Shape.Rank > 0).Select(o => o.Shape).Distinct().ToArray();
        if (sizes.Length > 1)
            throw new InvalidOperationException($"{op} of {string.Join(" and ", sizes)}: sizes must agree.");
        return Make(op, operands, sizes.Length == 0 ? Shape.Number : sizes[0], operands.Max(o => o.Domain));
    }

    /// <summary>An operation of <see cref="MatrixTable"/> on values of the Parameter domain.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="blocks">Number of blocks, for operations on blocks.</param>
    /// <param name="operands">What it is applied to.</param>
    public Node Matrix(Op op, double blocks, params Node[] operands) =>
        Make(op, operands, MatrixTable.Of(op).Shape(operands, (int)blocks), Domain.Parameter, value: blocks);

    public Node Affine(IEnumerable<(Node Weight, Node Operand, bool Transposed)> terms, Node? bias)
    {
        var list = terms.ToArray();
        var transposes = string.Concat(list.Select(t => t.Transposed ? 'T' : 'N'));
        var operands = list.SelectMany(t => new[] { t.Weight, t.Operand }).Concat(bias is null ? [] : [bias]).ToArray();
        var (weight, _, transposed) = list[0];
        var shape = new Shape(transposed ? weight.Shape.Columns : weight.Shape.Rows);
        var domain = operands.Max(o => o.Domain);
        return Make(Op.Affine, operands, shape, domain == Domain.Parameter ? Domain.Sequence : domain, transposes: transposes);
    }

    public Node Outer(Node rows, Node columns)
    {
        var domain = rows.Domain > columns.Domain ? rows.Domain : columns.Domain;
        return Make(Op.Outer, [rows, columns], new Shape(rows.Shape.Rows, columns.Shape.Rows), domain);
    }

    public Node Sum(Node vector) => vector switch
    {
        { Shape.Rank: 0 } => vector,
        { Op: Op.Stretch } => vector.Operands[0] * Size(vector.Shape.Size!),
        _ => Row(Op.Sum, vector),
    };

    /// <summary>How many units a size has, as a number.</summary>
    public Node Size(string size) => Leaf(Op.Size, size, Shape.Number, Domain.Parameter);

    /// <summary>A vector read as a matrix, row by row or column by column.</summary>
    public Node View(Op op, Node vector, Shape matrix) => Make(op, [vector], matrix, OfSequence(vector.Domain));

    /// <summary>The same elements in another shape.</summary>
    public Node Reshape(Node value, Shape shape) => value.Op == Op.Reshape ? Reshape(value.Operands[0], shape)
        : value.Shape == shape ? value : View(Op.Reshape, value, shape);

    /// <summary>A number at every unit of a vector; a vector as it is.</summary>
    public Node Stretch(Node value, Shape shape) =>
        value.Shape == shape ? value : Make(Op.Stretch, [value], shape, value.Domain);

    /// <summary>An operation on whole rows; numbers among its operands stretch to the size that it needs.</summary>
    public Node Row(Op op, params Node[] operands)
    {
        var row = RowTable.Of(op);
        var first = row.TakesMatrix ? operands[0].Shape : operands.First(o => o.Shape.Rank > 0).Shape;
        var own = operands.Select((o, i) => o.Shape.Rank == 0 ? Stretch(o, row.OperandShape(i, first)) : o).ToArray();
        var shape = row.Shape!(first, operands[operands.Length - 1].Shape);
        var domain = operands.Max(o => o.Domain);
        return (op, domain) switch
        {
            (Op.RowTotals, Domain.Parameter) => Matrix(Op.RowSums, 0, own),
            (Op.ColumnTotals, Domain.Parameter) => Matrix(Op.ColumnSums, 0, own),
            (Op.RowDots, Domain.Parameter) => Matrix(Op.RowSums, 0, own[0] * own[1]),
            (Op.ColumnDots, Domain.Parameter) => Matrix(Op.ColumnSums, 0, own[0] * own[1]),
            _ => Make(op, own, shape, row.TakesMatrix ? OfSequence(domain) : domain, row.Inner(0, first) ?? ""),
        };
    }

    /// <summary>A move of units.</summary>
    /// <param name="op">The move.</param>
    /// <param name="operands">Vectors.</param>
    /// <param name="size">Size of the result; null for a number.</param>
    /// <param name="count">What it counts.</param>
    /// <param name="offset">The size that it starts at.</param>
    public Node Move(Op op, Node[] operands, string? size, double count = 0, string offset = "0") =>
        Make(op, operands, new Shape(size), operands.Max(o => o.Domain), offset, count);

    /// <summary>The transpose of a matrix of the step. It is no value: only products take it, and read the matrix itself.</summary>
    public Node TransposedForProduct(Node matrix) =>
        Make(Op.Transpose, [matrix], new Shape(matrix.Shape.Columns, matrix.Shape.Rows), OfSequence(matrix.Domain));

    // What is read or applied by each row is not a value of the sequence.
    private static Domain OfSequence(Domain domain) => domain == Domain.Parameter ? Domain.Sequence : domain;

    public Node OverSteps(Node value) => Make(Op.OverSteps, [value], value.Shape, Domain.Parameter);

    /// <summary>The same operation on other operands.</summary>
    public Node Copy(Node node, IReadOnlyList<Node> operands)
    {
        // A vector of which only a number is left is still one to whatever reads its units.
        if (!node.IsElementwise)
            operands = [.. operands.Select((o, i) => o.Shape.Rank == 0 ? Stretch(o, node.Operands[i].Shape) : o)];
        var copy = node.Op switch
        {
            _ when operands.Count == 0 => Make(node.Op, [], node.Shape, node.Domain, node.Symbol, node.Value),
            Op.Affine => Affine(
                Enumerable.Range(0, node.Terms).Select(i => (operands[2 * i], operands[(2 * i) + 1], node.Term(i).Transposed)),
                node.HasBias ? operands[operands.Count - 1] : null),
            Op.Outer => Outer(operands[0], operands[1]),
            Op.Sum => Sum(operands[0]),
            Op.Stretch => Stretch(operands[0], node.Shape),
            Op.Reshape => Reshape(operands[0], node.Shape),
            _ when node.IsView => View(node.Op, operands[0], node.Shape),
            _ when node.IsMove => Move(node.Op, [.. operands], node.Shape.Rows, node.Value, node.Symbol),
            _ when RowTable.Holds(node.Op) => Row(node.Op, [.. operands]),
            Op.OverSteps => OverSteps(operands[0]),
            _ when node.IsOfMatrices => Matrix(node.Op, node.Value, [.. operands]),
            _ => Apply(node.Op, [.. operands]),
        };
        copy.Name ??= node.Name;
        return copy;
    }

    private Node Make(
        Op op, IReadOnlyList<Node> operands, Shape shape, Domain domain, string symbol = "", double value = 0, string transposes = "")
    {
        var ids = operands.Select(o => o.Id).ToArray();
        if ((OpTable.IsElementwise(op) ? OpTable.Of(op).Commutes : op == Op.Dot) && ids[0] > ids[1])
            (ids[0], ids[1]) = (ids[1], ids[0]);

        // Zero and minus zero are different constants, and every NaN is the same one.
        var bits = BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture);
        var size = op is Op.Stretch or Op.ByRow or Op.ByColumn || RowTable.Holds(op) ? shape.Size : op == Op.Reshape ? shape.ToString() : "";
        var key = $"{op}|{domain}|{symbol}{size}|{bits}|{transposes}|{string.Join(",", ids)}";
        if (!_shared.TryGetValue(key, out var node))
        {
            node = new Node(this, _nodes.Count, op, operands, shape, domain)
            {
                Symbol = symbol,
                Value = value,
                Transposes = transposes,
            };
            _shared.Add(key, node);
            _nodes.Add(node);
        }

        return node;
    }
}
