using Kernels.Compiler.Differentiation;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Differentiation;

public class DerivativeRulesTests
{
    // Measured at most 3e-11; a wrong rule is wrong in the first digit.
    private const double Tolerance = 1e-9;

    private static readonly double[] Anywhere = [-4, -1.7, -0.4, 0.3, 0.9, 5];
    private static readonly double[] Positive = [0.05, 0.3, 0.9, 1.6, 4, 30];

    // Both sides of every kink: operands cross each other and the limits.
    private static readonly Dictionary<Op, double[][]> Points = new()
    {
        [Op.Log] = [Positive],
        [Op.Sqrt] = [Positive],
        [Op.Rsqrt] = [Positive],
        [Op.Floor] = [[0.3, -0.7, 2.5, -3.1, 0.9, 1.2]],
        [Op.Divide] = [Anywhere, [2, -3, 0.5, -0.7, 4, -5]],
        [Op.Pow] = [Positive, [2.5]],
        [Op.Clamp] = [Anywhere, [-1], [0.5]],
        [Op.Min] = [Anywhere, [-5, 2, -1, 1, 0.5, 6]],
        [Op.Max] = [Anywhere, [-5, 2, -1, 1, 0.5, 6]],
        [Op.SelectLess] = [Anywhere, [-5, 2, -1, 1, 0.5, 6], Positive, Anywhere],
        [Op.SelectLessOrEqual] = [Anywhere, [-5, 2, -1, 1, 0.5, 6], Positive, Anywhere],
        // Bits are whole numbers; no rate lies beside what is drawn.
        [Op.Chance] = [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12], [0, 1, 2, 3, 4, 5], [0.1, 0.2, 0.4, 0.5, 0.7, 0.9]],
    };

    public static TheoryData<string> Elementwise =>
        [.. OpTable.Elementwise.Where(row => !row.IsDeclared).Select(row => row.Op.ToString())];

    [Fact]
    public void Covered_AgainstTheOperationTable_IsComplete() =>
        Assert.Equal(
            OpTable.Elementwise.Select(row => row.Op).Concat(RowTable.All.Select(row => row.Op)).Concat([Op.ByRow, Op.ByColumn, Op.Reshape]).Order(), DerivativeRules.Covered.Order());

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void Rule_AtSeveralPoints_AgreesWithCentralDifferences(string op) =>
        Assert.True(Disagreement(Enum.Parse<Op>(op), DerivativeRules.Apply) <= Tolerance);

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Multiply")]
    [InlineData("Max")]
    public void WrongRule_AtSeveralPoints_IsCaught(string op) =>
        Assert.True(Disagreement(Enum.Parse<Op>(op), (node, adjoint) => [.. DerivativeRules.Apply(node, adjoint * 1.0001)]) > Tolerance);

    [Fact]
    public void Rule_OfADeclaredDerivative_IsTheSlopeAndNothingElse()
    {
        var build = new GraphBuilder();
        Node Leaf(string name) => build.Leaf(Op.Input, name, new Shape("N"), Domain.Sequence);
        var (value, slope, x, adjoint) = (Leaf("value"), Leaf("slope"), Leaf("x"), Leaf("adjoint"));
        Assert.Equal([null, null, adjoint * slope], DerivativeRules.Apply(build.Apply(Op.WithDerivative, value, slope, x), adjoint));
        Assert.Equal([null], DerivativeRules.Apply(build.Apply(Op.StopGradient, x), adjoint));
    }

    // The executed declaration takes these sides.
    [Theory]
    [InlineData("Relu", new double[] { 0 }, 0, 0)]
    [InlineData("Abs", new double[] { 0 }, 0, 0)]
    [InlineData("Sign", new double[] { 0 }, 0, 0)]
    [InlineData("Min", new double[] { 1, 1 }, 0, 1)]
    [InlineData("Min", new double[] { 1, 1 }, 1, 0)]
    [InlineData("Max", new double[] { 1, 1 }, 0, 1)]
    [InlineData("Max", new double[] { 1, 1 }, 1, 0)]
    [InlineData("Clamp", new double[] { -1, -1, 2 }, 0, 0)]
    [InlineData("Clamp", new double[] { 2, -1, 2 }, 0, 0)]
    [InlineData("SelectLess", new double[] { 1, 1, 5, 6 }, 2, 0)]
    [InlineData("SelectLessOrEqual", new double[] { 1, 1, 5, 6 }, 2, 1)]
    public void Rule_AtAKink_TakesTheDeclaredSide(string op, double[] at, int operand, double expected)
    {
        var build = new GraphBuilder();
        var point = new Point();
        var operands = at.Select((value, i) => Operand(build, point, i, [value, value, value, value, value, value])).ToArray();
        var node = build.Apply(Enum.Parse<Op>(op), operands);
        var share = DerivativeRules.Apply(node, build.Constant(1))[operand];
        Assert.Equal(expected, share is null ? 0 : point.Value(share)[0]);
    }

    private static double Disagreement(Op op, Func<Node, Node, Node?[]> rule)
    {
        var build = new GraphBuilder();
        var point = new Point();
        var values = Points.TryGetValue(op, out var given) ? given
            : [.. Enumerable.Range(0, OpTable.Of(op).Arity).Select(i => Anywhere.Select(v => v * (1 - (0.3 * i))).ToArray())];
        var operands = values.Select((v, i) => Operand(build, point, i, v)).ToArray();
        var node = build.Apply(op, operands);
        var adjoint = build.Leaf(Op.OutputGradient, "adjoint", node.Shape, Domain.Sequence);
        var shares = rule(node, adjoint);
        Assert.Equal(operands.Length, shares.Length);
        return operands.Select((o, i) => o.Op == Op.Constant ? 0 : Disagreement(point, node, adjoint, o, shares[i])).Max();
    }

    private static double Disagreement(Point point, Node node, Node adjoint, Node operand, Node? share)
    {
        var worst = 0.0;
        for (var i = 0; i < point.Leaf(operand).Length; i++)
        {
            var found = share is null ? 0 : point.Value(share)[i];
            var expected = point.Leaf(adjoint)[i] * Differences.By(ref point.Leaf(operand)[i], () => point.Value(node)[i]);
            worst = Math.Max(worst, Math.Abs(found - expected) / Math.Max(1, Math.Abs(expected)));
        }

        return worst;
    }

    // A single value is a constant: limits and exponents are not differentiated.
    private static Node Operand(GraphBuilder build, Point point, int index, double[] values)
    {
        if (values.Length == 1)
            return build.Constant(values[0]);
        point[Op.Input, $"v{index}"] = [.. values];
        return build.Leaf(Op.Input, $"v{index}", new Shape("N"), Domain.Sequence);
    }
}
