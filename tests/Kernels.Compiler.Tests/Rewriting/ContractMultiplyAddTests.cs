using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Rewriting;

public class ContractMultiplyAddTests
{
    private static readonly GraphBuilder Build = new();
    private static readonly Node X = Leaf("x");
    private static readonly Node Y = Leaf("y");
    private static readonly Node Z = Leaf("z");

    private static readonly Dictionary<string, (Node Input, Node Expected)> Cases = new()
    {
        ["xy + z"] = ((X * Y) + Z, Fused(X, Y, Z)),
        ["z + xy"] = (Z + (X * Y), Fused(X, Y, Z)),
        ["xy − z"] = ((X * Y) - Z, Fused(X, Y, -Z)),
        ["z − xy"] = (Z - (X * Y), Fused(-X, Y, Z)),
        ["xy − 1"] = ((X * Y) - Build.Constant(1), Fused(X, Y, Build.Constant(-1))),
        ["z − 2y"] = (Z - (Build.Constant(2) * Y), Fused(Build.Constant(-2), Y, Z)),
        ["x + z"] = (X + Z, X + Z),
    };

    public static TheoryData<string> Sums => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Sums))]
    public void Contract_ASum_GivesTheExpectedForm(string sum)
    {
        var (input, expected) = Cases[sum];
        var contracted = Run(input);
        Assert.Same(expected, contracted);
        var point = new Point();
        Assert.All(point.Value(input).Zip(point.Value(contracted)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void Contract_AProductReadTwice_LeavesIt()
    {
        var product = X * Y;
        Assert.Equal(Op.Add, Run(product + Build.Apply(Op.Tanh, product)).Op);
    }

    [Fact]
    public void Contract_AProductWithAName_LeavesIt()
    {
        var product = Leaf("u") * Y;
        product.Name = "gated";
        Assert.Equal(Op.Add, Run(product + Z).Op);
    }

    private static Node Run(Node node) => ContractMultiplyAdd.Run(new Graph([new(ResultRole.Output, "y", node)])).Results[0].Value;

    private static Node Fused(Node x, Node y, Node z) => Build.Apply(Op.MultiplyAdd, x, y, z);

    private static Node Leaf(string name) => Build.Leaf(Op.Input, name, new Shape("N"), Domain.Sequence);
}
