using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Rewriting;

/// <summary>What becomes of an expression, law by law.</summary>
public class SimplifyTests
{
    private static readonly GraphBuilder Build = new();
    private static readonly Node X = Leaf("x");
    private static readonly Node Y = Leaf("y");
    private static readonly Node K = Build.Leaf(Op.Weight, "k", Shape.Number, Domain.Parameter);

    private static readonly Dictionary<string, (Node Input, Node Expected)> Cases = new()
    {
        ["x + 0"] = (X + 0, X),
        ["0 + x"] = (0 + X, X),
        ["x − 0"] = (X - Build.Constant(0), X),
        ["0 − x"] = (0 - X, -X),
        ["x·1"] = (X * 1, X),
        ["x·(−1)"] = (X * -1, -X),
        ["x/1"] = (X / Build.Constant(1), X),
        ["−(−x)"] = (-(-X), X),
        ["x + (−y)"] = (X + (-Y), X - Y),
        ["(−y) + x"] = (-Y + X, X - Y),
        ["x − (−y)"] = (X - (-Y), X + Y),
        ["(−x)·(−y)"] = (-X * -Y, X * Y),
        ["(−x)·2"] = (-X * 2, X * -2),
        ["−(x·2)"] = (-(X * 2), X * -2),
        ["−(x − y)"] = (-(X - Y), Y - X),
        ["2·(3·x)"] = (2 * (3 * X), 6 * X),
        ["x/4"] = (X / Build.Constant(4), X * 0.25),
        ["k⁰"] = (Pow(K, 0) + X, 1 + X),
        ["x¹"] = (Pow(X, 1), X),
        ["x²"] = (Pow(X, 2), X * X),
        ["x³"] = (Pow(X, 3), X * X * X),
        ["x⁻¹"] = (Pow(X, -1), 1 / X),
        ["x < y ? 3x : 3x"] = (Select(Op.SelectLess, 3 * X, 3 * X), 3 * X),
        ["x ≤ y ? 3x : 3x"] = (Select(Op.SelectLessOrEqual, 3 * X, 3 * X), 3 * X),
        ["x < y ? (x < y ? x : y) : y"] = (Select(Op.SelectLess, Select(Op.SelectLess, X, Y), Y), Select(Op.SelectLess, X, Y)),
        ["1 + 2·3"] = (X + (1 + (2 * Build.Constant(3))), X + 7),
        ["chain"] = (-((-X * 1) + 0), X),
    };

    // These look true and are not: of NaN, of ∞, or of a rounding.
    private static readonly Dictionary<string, (Node Node, double X)> NotLaws = new()
    {
        ["x·0"] = (X * 0, double.NaN),
        ["x − x"] = (X - X, double.PositiveInfinity),
        ["x/x"] = (X / X, double.NaN),
        ["0/x"] = (0 / X, 0),
        ["max(x, x − x)"] = (Build.Apply(Op.Max, X, X - X), double.NaN),
    };

    public static TheoryData<string> Laws => [.. Cases.Keys];

    public static TheoryData<string> FalseLaws => [.. NotLaws.Keys];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Simplify_AnExpression_GivesTheExpectedOne(string law)
    {
        var (input, expected) = Cases[law];
        Assert.Same(expected, Run(input));
    }

    [Theory]
    [MemberData(nameof(FalseLaws))]
    public void Simplify_WhatOnlyLooksLikeALaw_KeepsNaN(string law)
    {
        var (node, x) = NotLaws[law];
        var point = new Point { [Op.Input, "x"] = [x, x, x, x, x, x] };
        Assert.Equal(double.NaN, point.Value(node)[0]);
        Assert.Equal(double.NaN, point.Value(Run(node))[0]);
    }

    [Fact]
    public void Simplify_APowerOfAVector_DoesNotBecomeANumber() => Assert.Equal(1, Run(Pow(X, 0)).Shape.Rank);

    [Fact]
    public void Simplify_AnExpressionOfTheDeclaration_KeepsItsName()
    {
        var sum = Leaf("u") + (-Leaf("v"));
        sum.Name = "difference";
        Assert.Equal("difference", Run(sum).Name);
    }

    private static Node Run(Node node) => Simplify.Run(new Graph([new(ResultRole.Output, "y", node)])).Results[0].Value;

    private static Node Leaf(string name) => Build.Leaf(Op.Input, name, new Shape("N"), Domain.Sequence);

    private static Node Pow(Node value, double exponent) => Build.Apply(Op.Pow, value, Build.Constant(exponent));

    private static Node Select(Op op, Node then, Node otherwise) => Build.Apply(op, X, Y, then, otherwise);
}
