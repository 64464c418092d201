using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Ir;

public class GraphPrinterTests
{
    private readonly GraphBuilder _build = new();

    private Node X => _build.Leaf(Op.Input, "x", new Shape("N"), Domain.Sequence);

    private Node H => _build.Leaf(Op.State, "h", new Shape("N"), Domain.Step);

    [Fact]
    public void Print_AGraph_IsOneLineForEachNodeThenResults()
    {
        var w = _build.Leaf(Op.Weight, "w", new Shape("N", "N"), Domain.Parameter);
        var sum = _build.Affine([(w, X, false), (w, H, true)], null);
        var gate = _build.Apply(Op.Sigmoid, sum);
        gate.Name = "f";
        var graph = new Graph([new(ResultRole.State, "h", gate * H - 0.5 * H)]);
        Assert.Equal(
            """
            %0 = Weight w : [N, N] Parameter
            %1 = Input x : [N] Sequence
            %2 = State h : [N] Step
            %3 = %0·%1 + %0ᵀ·%2 : [N] Step
            %4 = σ(%3) : [N] Step  (f)
            %5 = %4 ⊙ %2 : [N] Step
            %7 = 0.5 ⊙ %2 : [N] Step
            %8 = %5 − %7 : [N] Step
            State h = %8

            """,
            GraphPrinter.Print(graph), ignoreLineEndingDifferences: true);
    }

    public static TheoryData<string, string> Equations()
    {
        var data = new TheoryData<string, string>();
        foreach (var equation in Written.Keys)
            data.Add(equation, equation);
        return data;
    }

    // Each equation is written with the parentheses it needs and no others.
    private static readonly Dictionary<string, Func<Node, Node, Node>> Written = new()
    {
        ["x + h"] = (x, h) => x + h,
        ["x ⊙ h + x"] = (x, h) => (x * h) + x,
        ["x + x ⊙ h"] = (x, h) => x + (x * h),
        ["(x + h) ⊙ x"] = (x, h) => (x + h) * x,
        ["x − (h − x)"] = (x, h) => x - (h - x),
        ["x − h − x"] = (x, h) => (x - h) - x,
        ["x − (h + x)"] = (x, h) => x - (h + x),
        ["x / (h ⊙ x)"] = (x, h) => x / (h * x),
        ["x / h / x"] = (x, h) => x / h / x,
        ["−x ⊙ h"] = (x, h) => -x * h,
        ["−(x + h)"] = (x, h) => -(x + h),
        ["x − (−h)"] = (x, h) => x - (-h),
        ["x ⊙ (h / x)"] = (x, h) => x * (h / x),
        ["x ⊙ (−2)"] = (x, _) => x * -2,
        ["tanh(x + h)"] = (x, h) => x.Build.Apply(Op.Tanh, x + h),
        ["x ⊙ h + x / h"] = (x, h) => x.Build.Apply(Op.MultiplyAdd, x, h, x / h),
        ["(x + h)^3"] = (x, h) => x.Build.Apply(Op.Pow, x + h, x.Build.Constant(3)),
        ["(x < h ? x + h : 0)"] = (x, h) => x.Build.Apply(Op.SelectLess, x, h, x + h, x.Build.Constant(0)),
        ["x ⊙ h − 1"] = (x, h) => (x * h) + (-1),
        ["1 − x"] = (x, _) => 1 - x,
    };

    [Theory]
    [MemberData(nameof(Equations))]
    public void Equation_OfANode_HasNoParenthesesThatItDoesNotNeed(string key, string expected) =>
        Assert.Equal(expected, GraphPrinter.Equation(Written[key](X, H), _ => null));
}
