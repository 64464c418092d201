using Kernels.Execution;
using Kernels.Language;

namespace Kernels.Tests.Structures;

/// <summary>A cell's declaration executed node by node, in double, graph by graph: a node is asked for, and asks for those that it
/// follows. It knows no levels.</summary>
internal sealed class NodeTruth<TCell>
    where TCell : ICell<TCell>
{
    private readonly CompiledCell _compiled = TCell.Compiled;
    private readonly TCell _cell;
    private readonly DeclaredWeights _weights;
    private readonly int[] _sizes;
    private readonly Func<string, (string Value, int Slot)?> _takes;

    public NodeTruth(int[] sizes, double[] weights, Func<string, (string Value, int Slot)?> takes)
    {
        (_sizes, _takes) = (sizes, takes);
        _weights = new DeclaredWeights(_compiled, sizes, weights, [.. _compiled.Hypers.Select(hyper => hyper.Default)]);
        _cell = TCell.Create(_weights);
    }

    public double[] WeightGradients => _weights.Gradients.ToArray();

    /// <summary>Runs one graph; the numbers of node n stand in row n.</summary>
    /// <param name="graph">Predecessors of each node, null for a given one.</param>
    /// <param name="number">The graph's number, for masks.</param>
    /// <param name="read">Reads a row: what it is of, and the node.</param>
    /// <param name="write">Takes a row.</param>
    /// <param name="drawsSeed">Seed of masks; null for inference.</param>
    public void Run(int[]?[] graph, int number, Func<string, string, int, double[]> read,
        Action<string, string, int, double[]> write, ulong? drawsSeed = null)
    {
        using var recording = new Recording();
        using Drawing? drawing = drawsSeed is { } seed ? new Drawing(seed, 0) : null;
        var values = new Dictionary<string, Vec>?[graph.Length];
        var inputs = new List<(string Name, int Node, Vec Variable)>();
        var given = new List<(string Name, int Node, Vec Variable)>();
        for (int node = 0; node < graph.Length; node++)
            Value(node);
        recording.Backward();
        foreach ((string name, int node, Vec variable) in inputs)
            write("input gradient", name, node, recording.Gradient(variable).ToArray());
        foreach ((string name, int node, Vec variable) in given)
            write("given gradient", name, node, recording.Gradient(variable).ToArray());

        Dictionary<string, Vec> Value(int node)
        {
            if (values[node] is { } known)
                return known;
            if (graph[node] is not { } predecessors)
                return values[node] = Given(node);
            var operands = new Vec[_compiled.Inputs.Length + _compiled.States.Length];
            foreach (SignalInfo operand in _compiled.Inputs.Concat(_compiled.States))
            {
                if (_takes(operand.Name) is not var (value, slot))
                {
                    double[] row = read("input", operand.Name, node);
                    Vec variable = operand.Size == CompiledCell.Unit ? recording.Number(row[0]) : recording.Variable(row);
                    inputs.Add((operand.Name, node, variable));
                    operands[operand.Position] = variable;
                }
                else
                {
                    operands[operand.Position] = slot < predecessors.Length && predecessors[slot] >= 0
                        ? Value(predecessors[slot])[value]
                        : new Vec(new double[Units(operand.Size)]);
                }
            }

            Drawing.Begin((ulong)number, (ulong)node);
            var results = new Vec[_compiled.Outputs.Select(output => output.Result)
                .Concat(_compiled.States.Select(state => state.Result)).Max() + 1];
            _cell.Execute(operands, results);
            return values[node] = Leave(node, name => results[name]);
        }

        Dictionary<string, Vec> Leave(int node, Func<int, Vec> result)
        {
            var left = new Dictionary<string, Vec>();
            foreach (OutputInfo output in _compiled.Outputs)
            {
                left[output.Name] = result(output.Result);
                Note("output", output.Name, node, left[output.Name]);
            }

            foreach (SignalInfo state in _compiled.States)
            {
                left[state.Name] = result(state.Result);
                Note("state", state.Name, node, left[state.Name]);
            }

            return left;
        }

        Dictionary<string, Vec> Given(int node)
        {
            var left = new Dictionary<string, Vec>();
            foreach (OutputInfo output in _compiled.Outputs)
                Note("output", output.Name, node, OneGiven(left, output.Name, output.Size, node));
            foreach (SignalInfo state in _compiled.States)
                Note("state", state.Name, node, OneGiven(left, state.Name, state.Size, node));
            return left;
        }

        Vec OneGiven(Dictionary<string, Vec> left, string name, int size, int node)
        {
            if (left.TryGetValue(name, out Vec? known))
                return known;
            double[] row = read("given", name, node);
            Vec value = row.Length > 0 ? recording.Variable(row) : new Vec(new double[Units(size)]);
            if (row.Length > 0)
                given.Add((name, node, value));
            return left[name] = value;
        }

        void Note(string what, string name, int node, Vec value)
        {
            write(what, name, node, value.Values.ToArray());
            recording.Seed(value, read($"{what} gradient", name, node));
        }
    }

    private int Units(int size) => CellSizes.Of(size, _sizes, _compiled.MadeSizes);
}
