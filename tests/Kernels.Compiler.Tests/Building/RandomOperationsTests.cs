using Kernels.Compiler.Building;
using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Building;

/// <summary>Masks: their two forms, their bits, and what each occurrence draws from.</summary>
public class RandomOperationsTests
{
    [Theory]
    [InlineData("Dropout", 0.25, new double[] { 0, 2.0 / 0.75 })]
    [InlineData("DropoutPerSequence", 0.25, new double[] { 0, 2.0 / 0.75 })]
    [InlineData("Zoneout", 0.25, new double[] { 2, 5 })]
    public void Training_OfAnOperation_ChoosesByTheMask(string name, double rate, double[] expected)
    {
        var (node, mask) = Build(name, rate, training: true);
        Assert.Equal(expected[0], Value(node, new() { [mask!] = [1] }), 1e-15);
        Assert.Equal(expected[1], Value(node, new() { [mask!] = [0] }), 1e-15);
    }

    [Theory]
    [InlineData("Dropout", 2)]
    [InlineData("DropoutPerSequence", 2)]
    [InlineData("Zoneout", (0.25 * 2) + (0.75 * 5))]
    public void Inference_OfAnOperation_DrawsNothing(string name, double expected)
    {
        var (node, mask) = Build(name, 0.25, training: false);
        Assert.Null(mask);
        Assert.Equal(expected, Value(node, []), 1e-15);
    }

    // By hand, from the definition in VectorMath.Chance.
    [Theory]
    [InlineData(0u, 0u, 0u, 0.0)]
    [InlineData(1u, 2u, 3u, 0.8841432332992554)]
    [InlineData(0xDEADBEEF, 0x12345678, 0x9E3779B9, 0.6520358324050903)]
    [InlineData(0xFFFFFFFF, 0xFFFFFFFF, 1u, 0.698893666267395)]
    public void Chance_OfAKeyAndAUnit_ComparesTheirBitsWithTheRate(uint low, uint high, uint unit, double drawn)
    {
        var chance = OpTable.Of(Op.Chance).Value!;
        Assert.Equal(0, chance([low, high, unit, drawn]));
        Assert.Equal(1, chance([low, high, unit, drawn + (1.0 / (1 << 24))]));
    }

    [Fact]
    public void Occurrences_OfADraw_HaveKeysOfTheirOwn()
    {
        var symbols = Enumerable.Range(0, 48).Select(i => DrawSymbol.Of(i / 4, (i & 2) != 0, (i & 1) != 0)).ToList();
        Assert.Equal(Enumerable.Range(0, 48), symbols.Select(DrawSymbol.Index));
    }

    private static (Node Node, Node? Mask) Build(string name, double rate, bool training)
    {
        var build = new GraphBuilder();
        Node Input(string input) => build.Leaf(Op.Input, input, new Shape("N"), Domain.Sequence);
        Node[] values = name == "Zoneout" ? [Input("x"), Input("y")] : [Input("x")];
        var both = new Graph([new(ResultRole.Output, "o", RandomOperations.Build(name, [.. values, build.Constant(rate)], 3))]);
        Assert.True(SettleTraining.Applies(both));
        var settled = SettleTraining.Run(both, training);
        Assert.False(SettleTraining.Applies(settled));
        return (settled.Results[0].Value, settled.Nodes.FirstOrDefault(n => n.Op == Op.Chance));
    }

    private static double Value(Node node, Dictionary<Node, double[]> preset) =>
        new GraphInterpreter(new Dictionary<string, int> { ["N"] = 1 }, leaf => [leaf.Symbol == "x" ? 2 : 5], preset).Value(node)[0];
}
