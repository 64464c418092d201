using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests.Differentiation;

/// <summary>Gradients of whole steps against differences of the step itself.</summary>
public class DifferentiateTests
{
    // Differences of functions of size 1 are good to about 1e-11; sums over up to 20 results add to that.
    private const double Tolerance = 1e-9;

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Gradients_OfACell_AgreeWithCentralDifferences(string name) => Check(TestSpecs.All[name], 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gradients_OfALongerCell_AgreeAtSeveralPoints(int seed) => Check(TestSpecs.PeepholeLstm(), seed);

    [Fact]
    public void WrongGradient_InAGraph_IsCaught()
    {
        var graph = new Passes(TestSpecs.Lstm()).After("differentiate");
        var wrong = graph.Results.Select(r => r.Role == ResultRole.InputGradient ? r with { Value = r.Value * 1.0001 } : r);
        Assert.True(Disagreement(new Graph(wrong), 1) > Tolerance);
    }

    [Fact]
    public void Weight_UsedTwice_AddsTwoOuterProducts()
    {
        var graph = new Passes(TestSpecs.SharedAffine()).After("differentiate");
        var gradient = graph.Results.Single(r => r is { Role: ResultRole.WeightGradient, Symbol: "layer.h" }).Value;
        Assert.Equal(2, Graph.Order([gradient]).Count(n => n.Op == Op.Outer));
    }

    [Fact]
    public void Scalar_OverTwoSizes_IsSummedOverEachSeparately()
    {
        var graph = new Passes(TestSpecs.StretchedScalar()).After("differentiate");
        var gradient = graph.Results.Single(r => r is { Role: ResultRole.WeightGradient, Symbol: "scale" }).Value;
        Assert.Equal(["Hidden", "Input"], Graph.Order([gradient]).Where(n => n.Op == Op.Sum).Select(n => n.Operands[0].Shape.Rows!).Order());
    }

    [Fact]
    public void State_ThatTheStepDoesNotRead_HasAGradientOfZero()
    {
        var b = new SpecBuilder().Affine("layer", "x");
        b.Input("x");
        b.State("h");
        var spec = b.Return("h", b.Op("Tanh", b.Apply("layer", 0))).Build("Forgetful");
        var gradient = new Passes(spec).After("differentiate").Results.Single(r => r.Role == ResultRole.StateGradient);
        Assert.True(gradient.Value.IsConstant(0));
    }

    private static void Check(CellSpec spec, int seed) =>
        Assert.InRange(Disagreement(new Passes(spec).After("differentiate"), seed), 0, Tolerance);

    private static double Disagreement(Graph graph, int seed)
    {
        var point = new Point(seed);
        var worst = 0.0;
        foreach (var gradient in graph.Results.Where(r => !r.IsForward))
        {
            var leaf = graph.Nodes.Single(n => n.Symbol == gradient.Symbol && n.Op == LeafOf(gradient.Role) && n.Steps == gradient.Steps);
            var found = point.Value(gradient.Value);
            for (var i = 0; i < point.Leaf(leaf).Length; i++)
            {
                var expected = Differences.By(ref point.Leaf(leaf)[i], () => Loss(graph, point));
                worst = Math.Max(worst, Math.Abs(found[found.Length == 1 ? 0 : i] - expected));
            }
        }

        return worst;
    }

    private static Op LeafOf(ResultRole role) => role switch
    {
        ResultRole.InputGradient => Op.Input,
        ResultRole.StateGradient => Op.State,
        ResultRole.DelayedGradient => Op.Delayed,
        _ => Op.Weight,
    };

    // What the seeds of the sweep stand for: the inner product of every result with its gradient.
    private static double Loss(Graph graph, Point point) => graph.Results.Where(r => r.IsForward).Sum(result =>
    {
        var op = result.Role == ResultRole.Output ? Op.OutputGradient : Op.StateGradient;
        var seed = point.Leaf(result.Value.Build.Leaf(op, result.Symbol, result.Value.Shape, Domain.Step));
        return point.Value(result.Value).Zip(seed, (value, weight) => value * weight).Sum();
    });
}
