using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Differentiation;

/// <summary>The vector–Jacobian product of every elementwise operation and every operation on rows: one row each.</summary>
/// <remarks>
/// A number handed to a vector stands at every unit; see <see cref="ReverseSweep"/>. At a kink the rows take the same side as
/// the executed declaration does.
/// </remarks>
internal static class DerivativeRules
{
    /// <summary>What a rule sees: operands x, y, z, the value, and the value's adjoint.</summary>
    private readonly record struct At(Node Node, Node Adjoint)
    {
        public Node A => Node.Operands[0];

        public Node B => Node.Operands[1];

        public Node Value => Node;

        public Node Zero => Node.Build.Constant(0);

        public Node One => Node.Build.Constant(1);

        public Node Call(Op op, params Node[] operands) => Node.Build.Apply(op, operands);
    }

    // A null stands for no gradient: the operand is a constant, or the derivative is zero almost everywhere.
    private static readonly Dictionary<Op, Func<At, Node?[]>> Rules = new()
    {
        [Op.Add] = d => [d.Adjoint, d.Adjoint],
        [Op.Subtract] = d => [d.Adjoint, -d.Adjoint],
        [Op.Multiply] = d => [d.Adjoint * d.B, d.Adjoint * d.A],
        [Op.Divide] = d => [d.Adjoint / d.B, -(d.Adjoint * d.Value / d.B)],
        [Op.Negate] = d => [-d.Adjoint],
        [Op.MultiplyAdd] = d => [d.Adjoint * d.B, d.Adjoint * d.A, d.Adjoint],
        [Op.Sigmoid] = d => [d.Adjoint * (d.Value * (1 - d.Value))],
        [Op.Tanh] = d => [d.Adjoint * (1 - (d.Value * d.Value))],
        [Op.Relu] = d => [d.Call(Op.SelectLess, d.Zero, d.Value, d.Adjoint, d.Zero)],
        [Op.Softplus] = d => [d.Adjoint * d.Call(Op.Sigmoid, d.A)],
        [Op.Exp] = d => [d.Adjoint * d.Value],
        [Op.Log] = d => [d.Adjoint / d.A],
        [Op.Sqrt] = d => [0.5 * d.Adjoint / d.Value],
        [Op.Rsqrt] = d => [-0.5 * d.Adjoint * (d.Value * d.Value * d.Value)],
        [Op.Abs] = d => [d.Adjoint * d.Call(Op.Sign, d.A)],
        [Op.Sign] = d => [null],
        [Op.Floor] = d => [null],
        [Op.Sin] = d => [d.Adjoint * d.Call(Op.Cos, d.A)],
        [Op.Cos] = d => [-(d.Adjoint * d.Call(Op.Sin, d.A))],
        [Op.Min] = d =>
        [
            d.Call(Op.SelectLessOrEqual, d.A, d.B, d.Adjoint, d.Zero),
            d.Call(Op.SelectLessOrEqual, d.A, d.B, d.Zero, d.Adjoint),
        ],
        [Op.Max] = d =>
        [
            d.Call(Op.SelectLessOrEqual, d.B, d.A, d.Adjoint, d.Zero),
            d.Call(Op.SelectLessOrEqual, d.B, d.A, d.Zero, d.Adjoint),
        ],
        [Op.Clamp] = d =>
        [
            d.Call(Op.SelectLess, d.B, d.A, d.Call(Op.SelectLess, d.A, d.Node.Operands[2], d.Adjoint, d.Zero), d.Zero), null, null,
        ],
        [Op.Pow] = d => [d.Adjoint * (d.B * d.Call(Op.Pow, d.A, d.B + (-1))), ByExponent(d)],
        [Op.SelectLess] = d => Select(d, Op.SelectLess),
        [Op.SelectLessOrEqual] = d => Select(d, Op.SelectLessOrEqual),
        [Op.Stretch] = d => [d.Adjoint],
        [Op.Chance] = d => [null, null, null, null],
        [Op.WhenTraining] = d => [d.Adjoint, null],
        [Op.StopGradient] = d => [null],
        [Op.WithDerivative] = d => [null, null, d.Adjoint * d.B],
        [Op.Sum] = d => [d.Adjoint],
        [Op.Dot] = d => d.A == d.B ? [2 * d.Adjoint * d.A, null] : [d.Adjoint * d.B, d.Adjoint * d.A],
        [Op.Largest] = d => [Shared(d, d.Call(Op.SelectLessOrEqual, d.Value, d.A, d.One, d.Zero))],
        [Op.PrefixSum] = d => [d.Node.Build.Row(Op.SuffixSum, d.Adjoint)],
        [Op.SuffixSum] = d => [d.Node.Build.Row(Op.PrefixSum, d.Adjoint)],
        [Op.RowTotals] = d => [d.Node.Build.View(Op.ByRow, d.Adjoint, d.A.Shape)],
        [Op.ColumnTotals] = d => [d.Node.Build.View(Op.ByColumn, d.Adjoint, d.A.Shape)],
        [Op.RowDots] = d => Dots(d, Op.ByRow),
        [Op.ColumnDots] = d => Dots(d, Op.ByColumn),
        [Op.MatrixVector] = d => [Outer(d, d.Adjoint, d.B), d.Node.Build.Row(Op.VectorMatrix, d.A, d.Adjoint)],
        [Op.VectorMatrix] = d => [Outer(d, d.B, d.Adjoint), d.Node.Build.Row(Op.MatrixVector, d.A, d.Adjoint)],
        [Op.RowLargest] = d => [SharedInRow(d)],
        [Op.RowsByColumns] = d => [Row(Op.RowsByRows, d.Adjoint, d.B), Row(Op.ColumnsByColumns, d.A, d.Adjoint)],
        [Op.RowsByRows] = d => [Row(Op.RowsByColumns, d.Adjoint, d.B), Row(Op.ColumnsByColumns, d.Adjoint, d.A)],
        [Op.ColumnsByColumns] = d => [Row(Op.RowsByRows, d.B, d.Adjoint), Row(Op.RowsByColumns, d.A, d.Adjoint)],
        [Op.Concat] = d => Parts(d),
        [Op.Slice] = d => [Moved(d, Op.Place, d.Node.Value, d.Node.Symbol)],
        [Op.Place] = d => [Moved(d, Op.Slice, d.Node.Value, d.Node.Symbol)],
        [Op.Reverse] = d => [Moved(d, Op.Reverse)],
        [Op.Rotate] = d => [Moved(d, Op.Rotate, -d.Node.Value)],
        [Op.Permute] = d => [Moved(d, Op.Permute, -1 - d.Node.Value)],
        [Op.Shift] = d => [Moved(d, Op.Shift, -d.Node.Value)],
        [Op.Repeat] = d => [Moved(d, Op.SumRepeats, d.Node.Value)],
        [Op.SumRepeats] = d => [Moved(d, Op.Repeat, d.Node.Value)],
        [Op.ByRow] = d => [d.Node.Build.Row(Op.RowTotals, d.Adjoint)],
        [Op.ByColumn] = d => [d.Node.Build.Row(Op.ColumnTotals, d.Adjoint)],
        [Op.Reshape] = d => [d.Node.Build.Reshape(d.Adjoint, d.A.Shape)],
    };

    /// <summary>Operations that have a rule.</summary>
    public static IEnumerable<Op> Covered => Rules.Keys;

    /// <summary>The adjoint's share of each operand; null where it is zero.</summary>
    public static Node?[] Apply(Node node, Node adjoint) => Rules[node.Op](new At(node, adjoint));

    // Units that are equally large share the gradient evenly.
    private static Node Shared(At d, Node isLargest) => d.Adjoint / d.Node.Build.Sum(isLargest) * isLargest;

    // At a base of zero the power does not change with a positive exponent, and others have no power there.
    private static Node? ByExponent(At d) => d.B.Op is Op.Constant or Op.Hyper ? null
        : d.Call(Op.SelectLess, d.Zero, d.A, d.Adjoint * d.Value * d.Call(Op.Log, d.A), d.Zero);

    private static Node SharedInRow(At d)
    {
        var isLargest = d.Call(Op.SelectLessOrEqual, d.Node.Build.View(Op.ByRow, d.Value, d.A.Shape), d.A, d.One, d.Zero);
        return d.Node.Build.View(Op.ByRow, d.Adjoint / Row(Op.RowTotals, isLargest), d.A.Shape) * isLargest;
    }

    private static Node Row(Op op, params Node[] operands) => operands[0].Build.Row(op, operands);

    private static Node Moved(At d, Op op, double count = 0, string offset = "0") =>
        d.Node.Build.Move(op, [d.Adjoint], d.A.Shape.Rows!, count, offset);

    private static Node[] Parts(At d)
    {
        var offset = "0";
        var parts = new List<Node>();
        foreach (var operand in d.Node.Operands)
        {
            parts.Add(d.Node.Build.Move(Op.Slice, [d.Adjoint], operand.Shape.Rows!, 0, offset));
            offset = SizeText.Sum([offset, operand.Shape.Rows!]);
        }

        return [.. parts];
    }

    private static Node[] Dots(At d, Op view)
    {
        var adjoint = d.Node.Build.View(view, d.Adjoint, d.A.Shape);
        return [adjoint * d.B, adjoint * d.A];
    }

    private static Node Outer(At d, Node rows, Node columns) =>
        d.Node.Build.View(Op.ByRow, rows, d.A.Shape) * d.Node.Build.View(Op.ByColumn, columns, d.A.Shape);

    private static Node?[] Select(At d, Op op) =>
    [
        null, null,
        d.Call(op, d.A, d.B, d.Adjoint, d.Zero),
        d.Call(op, d.A, d.B, d.Zero, d.Adjoint),
    ];
}
