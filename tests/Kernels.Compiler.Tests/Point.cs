using Kernels.Compiler.Ir;

namespace Kernels.Compiler.Tests;

/// <summary>Values for every leaf of a graph: given ones, and the rest at random, the same for the same name.</summary>
internal sealed class Point(int seed = 1)
{
    private static readonly Dictionary<string, int> Sizes =
        new() { ["Input"] = 3, ["Hidden"] = 4, ["Projection"] = 2, ["Output"] = 5, ["N"] = 6, ["Key"] = 3 };

    private readonly Dictionary<(Op Op, string Symbol), double[]> _leaves = [];
    private readonly Dictionary<Node, double[]> _preset = [];

    public double[] this[Op op, string symbol, int steps = 0]
    {
        set => _leaves[(op, Key(symbol, steps))] = value;
    }

    /// <summary>The elements of a leaf, which may be changed.</summary>
    public double[] Leaf(Node leaf)
    {
        if (!_leaves.TryGetValue((leaf.Op, Key(leaf.Symbol, leaf.Steps)), out var values))
            _leaves.Add((leaf.Op, Key(leaf.Symbol, leaf.Steps)), values = Draw(leaf));
        return values;
    }

    /// <summary>Lets a computed node have given elements, as if it were a leaf.</summary>
    public void Preset(Node node, double[] values) => _preset[node] = values;

    public double[] Value(Node node) => new GraphInterpreter(Sizes, Leaf, _preset).Value(node);

    /// <summary>A leaf's symbol, and how many steps off it is read.</summary>
    public static string Key(string symbol, int steps) =>
        steps == 0 ? symbol : symbol + "@" + steps.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private double[] Draw(Node leaf)
    {
        var length = new[] { leaf.Shape.Rows, leaf.Shape.Columns }.OfType<string>().Aggregate(1, (n, size) => n * SizeText.Value(size, name => Sizes[name]));
        // Not the string's own hash: that differs from run to run.
        var random = new Random(Key(leaf.Symbol, leaf.Steps).Aggregate((seed * 31) + (int)leaf.Op, (hash, c) => unchecked((hash * 31) + c)));
        return [.. Enumerable.Range(0, length).Select(_ => (1.8 * random.NextDouble()) - 0.9)];
    }
}
