using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;

namespace Kernels.Compiler.Tests.Planning;

public class CutSweepsTests
{
    private readonly GraphBuilder _build = new();

    [Fact]
    public void Lstm_TanhOfTheCell_WaitsForTheGatesInASweepOfItsOwn()
    {
        var loop = Assert.Single(new Passes(TestSpecs.Lstm()).Plan.Forward.Loops);
        Assert.Equal(2, loop.Sweeps.Count);
        Assert.Equal(["c", "candidate", "forget", "input", "output"], Names(loop.Sweeps[0]));
        Assert.Equal(["h", "tanh_c"], Names(loop.Sweeps[1]));
    }

    [Fact]
    public void GruResetAfter_SumOfTheCandidate_IsComputedWhereItIsRead()
    {
        var loop = Assert.Single(new Passes(TestSpecs.GruResetAfter()).Plan.Forward.Loops);
        Assert.Equal(["h", "n"], Names(loop.Sweeps[1]));
        Assert.DoesNotContain(loop.Stores, s => s.Node.Op == Op.MultiplyAdd && s.Node.Name is null);
    }

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Sweep_OfAnyCell_ReadsWhatItComputesOrWhatIsStored(string cell)
    {
        foreach (var loop in new Passes(TestSpecs.All[cell]).Plan.Loops)
        {
            var known = new HashSet<Node>();
            foreach (var sweep in loop.Sweeps)
            {
                Assert.All(sweep.SelectMany(n => n.Operands).Where(loop.Body.Contains), o => Assert.True(sweep.Contains(o) || known.Contains(o)));
                known.UnionWith(sweep.Where(n => loop.Stores.Any(s => s.Node == n)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Sweep_OfAnyCell_ComputesNoFunctionOfAFunction_AndNoneTwice(string cell)
    {
        // What runs once per sequence is not worth a cut, and in a loop through time every row waits for the row before it.
        var plan = new Passes(TestSpecs.All[cell]).Plan;
        foreach (var loop in OneStepLoops(plan.Forward).Concat(OneStepLoops(plan.Backward)))
        {
            Assert.All(loop.Sweeps, sweep => Assert.False(HasChain(sweep)));
            var dear = loop.Sweeps.SelectMany(s => s).Where(IsDear).ToArray();
            Assert.Equal(dear.Distinct().Count(), dear.Length);
        }
    }

    private static IEnumerable<EquationLoop> OneStepLoops(PassPlan pass) =>
        pass.Exchanged ? pass.Loops.Except(pass.Step.SelectMany(s => s.Parts).Select(p => p.Loop!)) : pass.Loops;

    [Fact]
    public void FunctionOfAFunction_InOneSweep_IsNoticed()
    {
        var loop = Assert.Single(new Passes(TestSpecs.Lstm()).Plan.Forward.Loops);
        Assert.True(HasChain(loop.Body));
    }

    [Fact]
    public void Function_ThatOnlyALaterSweepReadsAgain_IsHandedOver()
    {
        var inner = Apply(Op.Tanh, Leaf("x"));
        var outer = Apply(Op.Tanh, inner);
        var result = inner * outer;
        var cut = new CutSweeps([inner, outer, result], [result]);
        Assert.Equal([inner], cut.Handed);
        Assert.Equal([[inner], [outer, result]], cut.Sweeps);
    }

    [Fact]
    public void CheapValue_ThatTwoSweepsRead_IsComputedInBoth()
    {
        var sum = Leaf("x") + Leaf("y");
        var (inner, outer) = (Apply(Op.Tanh, sum), Apply(Op.Tanh, Apply(Op.Tanh, sum)));
        var result = outer * sum;
        var cut = new CutSweeps([sum, inner, outer, result], [inner, result]);
        Assert.Empty(cut.Handed);
        Assert.Equal([[sum, inner], [sum, outer, result]], cut.Sweeps);
    }

    [Fact]
    public void Loop_WithoutFunctions_IsOneSweep()
    {
        var sum = Leaf("x") * Leaf("y") + Leaf("z");
        Assert.Single(new CutSweeps([sum.Operands[0], sum], [sum]).Sweeps);
    }

    private Node Leaf(string name) => _build.Leaf(Op.Input, name, new Shape("N"), Domain.Step);

    private Node Apply(Op op, Node operand) => _build.Apply(op, operand);

    private static IEnumerable<string> Names(IEnumerable<Node> nodes) =>
        nodes.Select(n => n.Name).OfType<string>().Where(n => !n.EndsWith("Sum", StringComparison.Ordinal)).Order();

    private static bool IsDear(Node node) => node.Op is Op.Sigmoid or Op.Tanh or Op.Exp or Op.Softplus or Op.Sin or Op.Cos;

    private static bool HasChain(IReadOnlyList<Node> sweep)
    {
        return sweep.Where(IsDear).Any(n => n.Operands.Any(Waits));

        bool Waits(Node node) => sweep.Contains(node) && (IsDear(node) || node.Operands.Any(Waits));
    }
}
