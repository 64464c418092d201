using System.Globalization;

namespace Kernels.Compiler.Ir;

/// <summary>Makes nodes and shares equal ones.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, Node> _shared = [];
    private readonly List<Node> _nodes = [];

    public Node Constant(double value) => Make(Op.Constant, [], Shape.Number, Domain.Parameter, value: value);

    public Node Leaf(Op op, string symbol, Shape shape, Domain domain) => Make(op, [], shape, domain, symbol);

    /// <summary>An elementwise operation; numbers stretch to the one vector size among the operands.</summary>
    public Node Apply(Op op, params Node[] operands)
    {
        var sizes = operands.Where(o => o.Shape.Rank > 0).Select(o => o.Shape).Distinct().ToArray();
        if (sizes.Length > 1)
            throw new InvalidOperationException($"{op} of {string.Join(" and ", sizes)}: sizes must agree.");
        var shape = sizes.Length == 0 ? Shape.Number : sizes[0];
        var domain = operands.Max(o => o.Domain);

        // A trained number stretched over a vector leaves the Parameter domain: its gradient is a sum over units,
        // which the sums over rows and steps do on the way.
        if (domain == Domain.Parameter && shape.Rank > 0 && operands.Any(o => o.Shape.Rank == 0 && DependsOnWeight(o)))
            domain = Domain.Sequence;
        return Make(op, operands, shape, domain);
    }

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
        { Op: Op.Stretch } => vector.Operands[0] * Size(vector.Shape.Rows!),
        _ => Row(Op.Sum, vector),
    };

    /// <summary>How many units a size has, as a number.</summary>
    public Node Size(string size) => Leaf(Op.Size, size, Shape.Number, Domain.Parameter);

    /// <summary>A number at every unit of a vector; a vector as it is.</summary>
    public Node Stretch(Node value, Shape shape) =>
        value.Shape == shape ? value : Make(Op.Stretch, [value], shape, value.Domain == Domain.Parameter ? Domain.Sequence : value.Domain);

    /// <summary>An operation on whole rows; numbers among its operands stretch to the size of the vectors.</summary>
    public Node Row(Op op, params Node[] operands)
    {
        var vector = operands.First(o => o.Shape.Rank > 0).Shape;
        var domain = operands.Max(o => o.Domain);
        return Make(
            op, [.. operands.Select(o => Stretch(o, vector))], RowTable.Of(op).GivesNumber ? Shape.Number : vector,
            domain == Domain.Parameter ? Domain.Sequence : domain);
    }

    public Node OverSteps(Node value) => Make(Op.OverSteps, [value], value.Shape, Domain.Parameter);

    /// <summary>The same operation on other operands.</summary>
    public Node Copy(Node node, IReadOnlyList<Node> operands)
    {
        var copy = node.Op switch
        {
            _ when operands.Count == 0 => Make(node.Op, [], node.Shape, node.Domain, node.Symbol, node.Value),
            Op.Affine => Affine(
                Enumerable.Range(0, node.Terms).Select(i => (operands[2 * i], operands[(2 * i) + 1], node.Term(i).Transposed)),
                node.HasBias ? operands[operands.Count - 1] : null),
            Op.Outer => Outer(operands[0], operands[1]),
            Op.Sum => Sum(operands[0]),
            Op.Stretch => Stretch(operands[0], node.Shape),
            _ when node.IsRowOperation => Row(node.Op, [.. operands]),
            Op.OverSteps => OverSteps(operands[0]),
            _ => Apply(node.Op, [.. operands]),
        };
        copy.Name ??= node.Name;
        return copy;
    }

    private static bool DependsOnWeight(Node node) => node.Op == Op.Weight || node.Operands.Any(DependsOnWeight);

    private Node Make(
        Op op, IReadOnlyList<Node> operands, Shape shape, Domain domain, string symbol = "", double value = 0, string transposes = "")
    {
        var ids = operands.Select(o => o.Id).ToArray();
        if ((OpTable.IsElementwise(op) ? OpTable.Of(op).Commutes : op == Op.Dot) && ids[0] > ids[1])
            (ids[0], ids[1]) = (ids[1], ids[0]);

        // Zero and minus zero are different constants, and every NaN is the same one.
        var bits = BitConverter.DoubleToInt64Bits(value).ToString(CultureInfo.InvariantCulture);
        var size = op == Op.Stretch ? shape.Rows : "";
        var key = $"{op}|{symbol}{size}|{bits}|{transposes}|{string.Join(",", ids)}";
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
