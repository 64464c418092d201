using Kernels.Compiler.Building;
using Kernels.Compiler.Differentiation;
using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests.Building;

/// <summary>Shorthands against their formulas in plain C#.</summary>
public class OperationNamesTests
{
    // A few roundings apart, relative to the value: where a formula cancels, an accurate one stands here.
    private const double Tolerance = 2e-15;

    private static readonly double[] Xs = [-40, -3.5, -3, -1.25, -1e-3, -1e-12, 0, 1e-12, 1e-3, 0.7, 1, 2.9, 3, 50];

    private static readonly Dictionary<string, (double[] Constants, Func<double, double> Formula)> Formulas = new()
    {
        ["Square"] = ([], x => x * x),
        ["Reciprocal"] = ([], x => 1 / x),
        ["Silu"] = ([], x => x / (1 + Math.Exp(-x))),
        ["Softsign"] = ([], x => x / (1 + Math.Abs(x))),
        ["HardTanh"] = ([], x => Math.Clamp(x, -1, 1)),
        ["HardSigmoid"] = ([], x => Math.Clamp((x / 6) + 0.5, 0, 1)),
        ["LeakyRelu"] = ([0.01], x => x > 0 ? x : 0.01 * x),
        ["Elu"] = ([1.5], x => x > 0 ? x : 1.5 * ExpMinusOne(x)),
        ["Gelu"] = ([], Gelu),
    };

    public static TheoryData<string> Names => [.. Formulas.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shorthand_AtManyValues_EqualsItsFormula(string name)
    {
        foreach (var x in Xs)
        {
            var (expected, found) = (Formulas[name].Formula(x), Value(name, x));
            Assert.True(found.Equals(expected) || Math.Abs(found - expected) <= Tolerance * Math.Max(Math.Abs(expected), name == "HardSigmoid" ? 1 : 0),
                $"{name}({x:R}) is {found:R}, expected {expected:R}");
        }
    }

    [Theory]
    [InlineData("LeakyRelu", 0, 0.01)]
    [InlineData("Elu", 0, 1.5)]
    [InlineData("HardTanh", 1, 0)]
    [InlineData("HardTanh", -1, 0)]
    [InlineData("HardTanh", 0.5, 1)]
    [InlineData("HardSigmoid", 3, 0)]
    [InlineData("HardSigmoid", -3, 0)]
    [InlineData("HardSigmoid", 0, 1.0 / 6)]
    public void Shorthand_AtAKink_HasTheDeclaredDerivative(string name, double x, double expected)
    {
        var (build, leaf, node) = Build(name);
        var output = new Graph([new(ResultRole.Output, "y", node)]);
        var gradient = Differentiate.Run(output).Results.Single(r => r.Role == ResultRole.InputGradient).Value;
        var point = new Point { [Op.Input, "x"] = [x, x, x, x, x, x], [Op.OutputGradient, "y"] = [1, 1, 1, 1, 1, 1] };
        Assert.Equal(expected, point.Value(gradient)[0], 1e-15);
        Assert.Same(leaf, build.Leaf(Op.Input, "x", new Shape("N"), Domain.Sequence));
    }

    [Theory]
    [InlineData("Sigmoid", 1)]
    [InlineData("Clamp", 3)]
    [InlineData("SelectLess", 4)]
    [InlineData("Elu", 2)]
    [InlineData("Affine", null)]
    [InlineData("Nonsense", null)]
    public void Arity_OfAName_IsKnownForOperationsOnly(string name, int? arity) => Assert.Equal(arity, OperationNames.Arity(name));

    private static double Value(string name, double x) => new Point { [Op.Input, "x"] = [x, x, x, x, x, x] }.Value(Build(name).Node)[0];

    private static (GraphBuilder Build, Node Leaf, Node Node) Build(string name)
    {
        var build = new GraphBuilder();
        var x = build.Leaf(Op.Input, "x", new Shape("N"), Domain.Sequence);
        return (build, x, OperationNames.Build(name, [x, .. Formulas[name].Constants.Select(build.Constant)]));
    }

    // Taylor near zero, where eˣ − 1 cancels.
    private static double ExpMinusOne(double x) =>
        Math.Abs(x) < 0.01 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5 * (1 + (x / 6)))))))))) : Math.Exp(x) - 1;

    // x·σ(2u): the form 1 + tanh(u) cancels for negative u.
    private static double Gelu(double x) => x / (1 + Math.Exp(-2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));
}
