using System.Globalization;
using System.Numerics;

namespace Kernels.Tests.Structures;

/// <summary>A layer, nodes filled at random, and the declaration executed node by node on the same numbers.</summary>
internal sealed class NodeTrial<TCell, T> : IDisposable
    where TCell : ICell<TCell>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[]?[][] _graphs;
    private readonly NodeLink[] _links;

    /// <param name="input">Units of inputs.</param>
    /// <param name="hidden">Units of states and children.</param>
    /// <param name="graphs">Predecessors of each node of each graph.</param>
    /// <param name="options">How the layer runs.</param>
    /// <param name="seeds">For each graph, where its numbers come from; by default its position.</param>
    /// <param name="links">Links beside the rule.</param>
    public NodeTrial(int input, int hidden, int[]?[][] graphs, RecurrentOptions? options = null, int[]? seeds = null,
        params NodeLink[] links)
    {
        (_graphs, _links) = (graphs, links);
        Layer = new Recurrent<TCell, T>(input, hidden, options,
            [.. TCell.Compiled.Sizes.Skip(2).Select(size => (size, (hidden / 2) + 1))]);
        Nodes = Layer.NewNodes(Structure.Of(graphs), gradients: true, links);
        for (int graph = 0; graph < graphs.Length; graph++)
            Fill(graph, new Random(seeds?[graph] ?? graph));
    }

    public Recurrent<TCell, T> Layer { get; }

    public Nodes<T> Nodes { get; }

    public NodeTrial<TCell, T> Run()
    {
        Layer.Forward(Nodes);
        Layer.Backward(Nodes);
        return this;
    }

    /// <summary>Everything that a run computes for one graph, by name.</summary>
    public IEnumerable<(string Name, T[] Values)> Results(int graph)
    {
        (int first, int behind) = (Nodes.Structure.FirstNode(graph), Nodes.Structure.FirstNode(graph + 1));
        foreach ((string what, Signals<T> signals) in ((string, Signals<T>)[])[("output", Nodes.Outputs), ("state", Nodes.States),
            ("input gradient", Nodes.InputGradients), ("given gradient", Nodes.GivenGradients)])
        {
            for (int i = 0; i < signals.Count; i++)
            {
                int[] rows = [.. Enumerable.Range(first, behind - first)
                    .Select(node => signals == Nodes.GivenGradients ? Nodes.Structure.GivenIndex(node) : node).Where(row => row >= 0)];
                yield return ($"{what} {signals.NameOf(i)}", [.. rows.SelectMany(row => Row(signals, i, row).ToArray())]);
            }
        }
    }

    public IEnumerable<(string Name, T[] Values)> WeightGradients() =>
        Layer.Weights.Names.Select(name => ($"gradient {name}", Layer.Gradients[name].ToArray()));

    /// <summary>Fails unless every result agrees with the declaration: error relative to the largest value of its kind.</summary>
    /// <param name="tolerance">What is allowed.</param>
    /// <param name="drawsSeed">Seed of masks; null for inference, of which only outputs are compared.</param>
    /// <param name="onlyForward">Whether only outputs and states are compared.</param>
    public void AssertAgrees(double tolerance, ulong? drawsSeed = null, bool onlyForward = false)
    {
        var runner = new DeclarationRunner<TCell>(Layer.Input, Layer.Hidden);
        var truth = new NodeTruth<TCell>(runner.Sizes, [.. Layer.Weights.All.ToArray().Select(double.CreateChecked)], Takes);
        for (int graph = 0; graph < _graphs.Length; graph++)
        {
            Dictionary<string, T[]> found = Results(graph).ToDictionary(result => result.Name, result => result.Values);
            var expected = found.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
            int first = Nodes.Structure.FirstNode(graph);
            truth.Run(_graphs[graph], Nodes.GraphNumbers?[graph] ?? graph, (what, name, node) => Read(what, name, first + node),
                (what, name, node, values) =>
                {
                    int row = what == "given gradient"
                        ? Nodes.Structure.GivenIndex(first + node) - GivenBefore(first)
                        : node;
                    values.CopyTo(expected[$"{what} {name}"], row * values.Length);
                }, drawsSeed);
            foreach ((string name, double[] values) in expected)
            {
                if (!onlyForward || !name.Contains("gradient", StringComparison.Ordinal))
                    Agrees($"graph {graph}, {name}", found[name], values, tolerance);
            }
        }

        double[] gradients = truth.WeightGradients;
        if (!onlyForward)
            Agrees("weight gradients", Layer.Gradients.All.ToArray(), gradients, tolerance);
        Assert.True(Layer.Engine.GuardsIntact, "a guard zone was written");
    }

    public void Dispose() => Layer.Dispose();

    /// <summary>The rule of the driver, said once more for the truth.</summary>
    private (string Value, int Slot)? Takes(string operand)
    {
        string array = operand.Split('[')[0];
        int element = operand.Contains('[') ? int.Parse(operand[(array.Length + 1)..^1], CultureInfo.InvariantCulture) : 0;
        foreach (NodeLink link in _links)
        {
            if (link.Operand == array)
                return (link.Value, link.Slot + element);
        }

        bool isState = TCell.Compiled.States.Any(state => state.Name == operand);
        return isState || operand.Contains('[') ? (array, element) : null;
    }

    private static void Agrees(string name, T[] found, double[] expected, double tolerance)
    {
        double scale = Math.Max(1e-3, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(double.CreateChecked(found[i]) - expected[i]) / scale;
            Assert.True(error <= tolerance, $"{name}[{i}]: {found[i]} instead of {expected[i]}, relative error {error:E1}");
        }
    }

    private static Span<T> Row(Signals<T> signals, int index, int row) =>
        signals[index].Span.Slice(row * signals.SizeOf(index), signals.SizeOf(index));

    private int GivenBefore(int node) =>
        Enumerable.Range(0, node).Count(one => Nodes.Structure.GivenIndex(one) >= 0);

    private double[] Read(string what, string name, int node)
    {
        Signals<T> signals = what switch
        {
            "input" => Nodes.Inputs,
            "given" => Nodes.Given,
            "output gradient" => Nodes.OutputGradients,
            _ => Nodes.StateGradients,
        };
        int index = Enumerable.Range(0, signals.Count).FirstOrDefault(i => signals.NameOf(i) == name, -1);
        if (index < 0)
            return [];
        int row = what == "given" ? Nodes.Structure.GivenIndex(node) : node;
        return [.. Row(signals, index, row).ToArray().Select(double.CreateChecked)];
    }

    private void Fill(int graph, Random random)
    {
        for (int node = Nodes.Structure.FirstNode(graph); node < Nodes.Structure.FirstNode(graph + 1); node++)
        {
            foreach (Signals<T> signals in (Signals<T>[])[Nodes.Inputs, Nodes.OutputGradients, Nodes.StateGradients, Nodes.Given])
            {
                int row = signals == Nodes.Given ? Nodes.Structure.GivenIndex(node) : node;
                for (int i = 0; i < signals.Count && row >= 0; i++)
                {
                    foreach (ref T value in Row(signals, i, row))
                        value = T.CreateChecked((2 * random.NextDouble()) - 1);
                }
            }
        }
    }
}
