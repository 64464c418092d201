using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Rewriting;

public class SettleDerivativesTests
{
    private static readonly GraphBuilder Build = new();
    private static readonly Node X = Build.Leaf(Op.Input, "x", new Shape("N"), Domain.Sequence);

    [Fact]
    public void Run_DeclaredDerivatives_LeavesTheirValues()
    {
        var value = Build.Apply(Op.WithDerivative, Build.Apply(Op.StopGradient, X) * X, X, X);
        Assert.Equal(X * X, Settled(value));
    }

    [Fact]
    public void Run_NumberInPlaceOfAVector_StaysAVector()
    {
        var settled = Settled(Build.Apply(Op.WithDerivative, Build.Constant(2), X, X));
        Assert.Equal(new Shape("N"), settled.Shape);
        var interpreter = new GraphInterpreter(new Dictionary<string, int> { ["N"] = 3 }, _ => [1, double.NaN, double.PositiveInfinity]);
        Assert.Equal([2, 2, 2], interpreter.Value(settled));
    }

    private static Node Settled(Node value) =>
        SettleDerivatives.Run(new Graph([new Result(ResultRole.Output, "y", value)])).Results[0].Value;
}
