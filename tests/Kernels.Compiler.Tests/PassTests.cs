using Kernels.Compiler.Ir;
using Kernels.Compiler.Planning;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>No pass changes what a cell computes: results and gradients through the interpreter, before and after each.</summary>
public class PassTests
{
    // Passes reorder sums of a few dozen terms of size 1, and gradients pass through chains of them.
    private const double Tolerance = 1e-11;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(TestSpecs.Names), MemberType = typeof(TestSpecs))]
    public void Passes_OverACell_KeepEveryResult(string name) => Check(TestSpecs.All[name]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Passes_OverARandomCell_KeepEveryResult(int seed) => Check(RandomSpecs.Draw(seed));

    [Fact]
    public void ChangedResult_IsCaught()
    {
        var graph = new Passes(TestSpecs.Lstm()).After("differentiate");
        var changed = new Graph(graph.Results.Select(r => r.Symbol == "c" ? r with { Value = r.Value * 1.000001 } : r));
        Assert.NotNull(Difference(Values(graph), Values(changed)));
    }

    private static void Check(CellSpec spec)
    {
        var passes = new Passes(spec);
        Dictionary<(ResultRole, string), double[]>? before = null;
        foreach (var (pass, graph) in passes.Graphs.Where(g => !g.Pass.StartsWith("choose tape", StringComparison.Ordinal)))
        {
            var after = Values(graph);
            Assert.True(Difference(before, after) is not { } difference, $"{pass}: {Difference(before, after)}");
            before = after;
        }

        var split = SplitValues(passes.After("choose tape, forward"), passes.After("choose tape, backward"));
        Assert.True(Difference(before, split) is null, $"choose tape: {Difference(before, split)}");
    }

    // What a pass turned into pending products is added back, so that it compares with the gradient that it was part of.
    private static Dictionary<(ResultRole, string), double[]> Values(Graph graph) => Values(graph, new Point());

    private static Dictionary<(ResultRole, string), double[]> Values(Graph graph, Point point)
    {
        var first = point;
        foreach (var previous in graph.Nodes.Where(n => n.Op is Op.Previous or Op.HistoryGradient))
            Array.Clear(first.Leaf(previous));
        // Where a state's gradient is pending products alone, the caller's gradient stands in their place at first.
        var read = graph.Nodes.Where(n => n.Op == Op.StateGradient).Select(n => n.Symbol).ToList();
        foreach (var entering in graph.Results.Where(r => r.Role == ResultRole.Pending && !read.Contains(r.Symbol)))
        {
            var gradient = entering.Value.Build.Leaf(Op.StateGradient, entering.Symbol, entering.Value.Shape, Domain.Step);
            first.Preset(entering.Value, first.Leaf(gradient));
        }

        return graph.Results.Where(r => r.Role is not (ResultRole.Carried or ResultRole.Pending or ResultRole.Saved)).ToDictionary(
            r => (r.Role, Point.Key(r.Symbol, r.Steps)),
            r => r.Role is ResultRole.StateGradient or ResultRole.DelayedGradient && Pending(r.Symbol) is { } pending
                ? Add(first.Value(r.Value), Later(Math.Max(0, r.Steps - 1)).Value(pending)) : first.Value(r.Value));

        // The iteration that reads what was carried from so many iterations before, and nothing of any other.
        Point Later(int steps)
        {
            var later = new Point();
            foreach (var previous in graph.Nodes.Where(n => n.Op == Op.Previous))
            {
                later[Op.Previous, previous.Symbol, previous.Steps] = previous.Steps == steps
                    ? first.Value(graph.Results.Single(r => r.Role == ResultRole.Carried && r.Symbol == previous.Symbol).Value)
                    : new double[first.Leaf(previous).Length];
            }

            return later;
        }

        Node? Pending(string state) => graph.Results.FirstOrDefault(r => r.Role == ResultRole.Pending && r.Symbol == state)?.Value;
    }

    private static Dictionary<(ResultRole, string), double[]> SplitValues(Graph forward, Graph backward)
    {
        var point = new Point();
        var values = Values(forward, point);
        foreach (var saved in backward.Nodes.Where(n => n.Op == Op.Saved))
            point[Op.Saved, saved.Symbol, saved.Steps] = Saved(forward, saved, point);
        foreach (var gradient in Values(backward, point))
            values.Add(gradient.Key, gradient.Value);
        return values;
    }

    private static double[] Saved(Graph forward, Node saved, Point point)
    {
        var name = saved.Symbol[(saved.Symbol.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (saved.Symbol.StartsWith(SavedValue.Entering, StringComparison.Ordinal))
        {
            return point.Leaf(saved.Steps == 0 ? saved.Build.Leaf(Op.State, name, saved.Shape, Domain.Step)
                : saved.Build.Leaf(Op.Delayed, name, saved.Shape, Domain.Step, saved.Steps + 1));
        }

        var role = saved.Symbol.StartsWith(SavedValue.Leaving, StringComparison.Ordinal) ? ResultRole.State : ResultRole.Saved;
        return point.Value(forward.Results.Single(r => r.Role == role && r.Symbol == name).Value);
    }

    // A number may stand for a vector of equal elements, such as a gradient of zero.
    private static double[] Add(double[] a, double[] b) => [.. b.Select((value, i) => value + a[a.Length == 1 ? 0 : i])];

    // Passes may add results; none may be lost.
    private static string? Difference(Dictionary<(ResultRole, string), double[]>? before, Dictionary<(ResultRole, string), double[]> after)
    {
        foreach (var (key, values) in before ?? [])
        {
            if (!after.TryGetValue(key, out var now))
                return $"{key} is gone";
            for (var i = 0; i < Math.Max(values.Length, now.Length); i++)
            {
                var (a, b) = (values[values.Length == 1 ? 0 : i], now[now.Length == 1 ? 0 : i]);
                if (!(Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(a))))
                    return $"{key}[{i}] was {a:R} and is {b:R}";
            }
        }

        return null;
    }
}
