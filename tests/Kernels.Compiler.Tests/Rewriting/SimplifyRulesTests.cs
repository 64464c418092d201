using Kernels.Compiler.Ir;
using Kernels.Compiler.Rewriting;

namespace Kernels.Compiler.Tests.Rewriting;

/// <summary>Every rule, whether or not anyone thought of a case for it: both sides at many values of its wildcards.</summary>
public class SimplifyRulesTests
{
    // A rule may move one rounding: at most two units in the last place of a double.
    private const double Tolerance = 4.5e-16;

    private static readonly double[] Values =
        [-1e150, -1e30, -7.25, -1, -1e-30, -1e-150, 0, -0.0, 1e-150, 1e-30, 0.3, 1, 3.75, 1e30, 1e150, double.NaN];

    private static readonly double[] Constants = [-3, -0.7, 1e-3, 0.5, 2, 1000];

    private static readonly Dictionary<string, int> NoSizes = [];

    public static TheoryData<string> Laws => [.. SimplifyRules.All.Select(rule => rule.Law).Distinct()];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Rule_AtManyValues_KeepsTheValue(string law) =>
        Assert.All(SimplifyRules.All.Where(rule => rule.Law == law), rule => Assert.Null(Violation(rule)));

    [Fact]
    public void WrongRule_AtManyValues_IsCaught()
    {
        var build = new GraphBuilder();
        var x = build.Leaf(Rule.Wildcard, "x", Shape.Number, Domain.Parameter);
        Assert.NotNull(Violation(new(x * 0, build.Constant(0))));
        Assert.NotNull(Violation(new(x - x, build.Constant(0))));
        Assert.NotNull(Violation(new(build.Apply(Op.Relu, x), x)));
    }

    private static string? Violation(Rule rule)
    {
        var names = Graph.Order([rule.Pattern, rule.Replacement]).Where(n => n.Op == Rule.Wildcard).Select(n => n.Symbol).Distinct().ToArray();
        foreach (var values in Choices(names, 0, []))
        {
            var at = new GraphInterpreter(NoSizes, leaf => [values[leaf.Symbol]]);
            var (left, right) = (at.Value(rule.Pattern)[0], at.Value(rule.Replacement)[0]);
            var same = left.Equals(right) || Math.Abs(left - right) <= Tolerance * Math.Abs(left);
            if (!same)
                return $"{rule.Law} at {string.Join(", ", values)}: {left} and {right}";
        }

        return null;
    }

    private static IEnumerable<Dictionary<string, double>> Choices(string[] names, int index, Dictionary<string, double> chosen)
    {
        if (index == names.Length)
        {
            yield return chosen;
            yield break;
        }

        foreach (var value in names[index] is "a" or "b" ? Constants : Values)
        {
            chosen[names[index]] = value;
            foreach (var choice in Choices(names, index + 1, chosen))
                yield return choice;
        }
    }
}
