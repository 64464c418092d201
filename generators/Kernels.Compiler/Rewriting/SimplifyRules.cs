using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Rewriting;

/// <summary>
/// Laws that hold for every finite value and keep NaN where it was. Laws that do not, such as x·0 = 0 and x − x = 0,
/// are left out on purpose.
/// </summary>
internal static class SimplifyRules
{
    public static IReadOnlyList<Rule> All { get; } = Build();

    private static Rule[] Build()
    {
        var build = new GraphBuilder();
        Node Any(string name) => build.Leaf(Rule.Wildcard, name, Shape.Number, Domain.Parameter);
        Node Pow(Node value, double exponent) => build.Apply(Op.Pow, value, build.Constant(exponent));
        Node Select(Op op, Node p, Node q, Node r, Node s) => build.Apply(op, p, q, r, s);
        var (x, y, z, w) = (Any("x"), Any("y"), Any("z"), Any("w"));
        var (a, b) = (Any("a"), Any("b"));
        var (zero, one) = (build.Constant(0), build.Constant(1));
        return
        [
            new(x + 0, x),
            new(x - zero, x),
            new(zero - x, -x),
            new(x * 1, x),
            new(x * -1, -x),
            new(x / one, x),
            new(-(-x), x),
            new(x + (-y), x - y),
            new(x - (-y), x + y),
            new((-x) * (-y), x * y),
            new((-x) * a, x * (-a)),
            new(-(x * a), x * (-a)),
            new(-(x - y), y - x),
            new(a * (b * x), a * b * x),
            new(x / a, x * (1 / a)),
            new(Pow(x, 0), one),
            new(Pow(x, 1), x),
            new(Pow(x, 2), x * x),
            new(Pow(x, 3), x * x * x),
            new(Pow(x, -1), 1 / x),
            new(Select(Op.SelectLess, x, y, z, z), z),
            new(Select(Op.SelectLessOrEqual, x, y, z, z), z),
            new(Select(Op.SelectLess, x, y, Select(Op.SelectLess, x, y, z, w), w), Select(Op.SelectLess, x, y, z, w)),
        ];
    }
}
