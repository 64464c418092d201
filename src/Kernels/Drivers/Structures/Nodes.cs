using System.Runtime.InteropServices;
using Kernels.Execution;
using Kernels.Execution.Levels;

namespace Kernels;

/// <summary>What a layer reads and writes in one run over the nodes of a structure: a row for each node, and gradients.</summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
/// <remarks>
/// Rows stand in the order of the nodes' numbers. Empty memory means absent: zero where it would be read, not wanted where it
/// would be written. Operands that are values of predecessors are not among the inputs: the run fills them, with zeros where a
/// node has no such predecessor.
/// </remarks>
public sealed unsafe class Nodes<T>
    where T : unmanaged
{
    private readonly CompiledCell _cell;
    private readonly int[] _graphNumberOfRow;
    private int[]? _graphNumbers;

    internal Nodes(CompiledCell cell, CellSizes sizes, Structure structure, bool gradients, ReadOnlySpan<NodeLink> links)
    {
        ArgumentNullException.ThrowIfNull(structure);
        (_cell, Structure) = (cell, structure);
        Wiring = new NodeWiring(cell, sizes, links);
        RequireFit();
        (string, int)[] inputs = [.. Wiring.FreeInputs.Select(i => (cell.Inputs[i].Name, sizes[cell.Inputs[i].Size]))];
        (string, int)[] outputs = [.. cell.Outputs.Select(output => (output.Name, sizes[output.Size]))];
        (string, int)[] states = [.. cell.States.Select(state => (state.Name, sizes[state.Size]))];
        (string, int)[] given = [.. Wiring.Values.Select(value => (value.Name, value.Size))];
        Inputs = Rows(nameof(Inputs), inputs, structure.Nodes, true);
        Outputs = Rows(nameof(Outputs), outputs, structure.Nodes, true);
        States = Rows(nameof(States), states, structure.Nodes, true);
        Given = Rows(nameof(Given), given, structure.Given, true);
        InputGradients = Rows(nameof(InputGradients), inputs, structure.Nodes, gradients);
        OutputGradients = Rows(nameof(OutputGradients), outputs, structure.Nodes, gradients);
        StateGradients = Rows(nameof(StateGradients), states, structure.Nodes, gradients);
        GivenGradients = Rows(nameof(GivenGradients), given, structure.Given, gradients);
        _graphNumberOfRow = GC.AllocateArray<int>(structure.Nodes, pinned: true);
        GraphNumbers = null;
    }

    /// <summary>Which node follows which.</summary>
    public Structure Structure { get; }

    /// <summary>Inputs of the nodes, [N, n]; those of given nodes are not read. Never absent in a run.</summary>
    public Signals<T> Inputs { get; }

    /// <summary>Outputs of the nodes, [N, n].</summary>
    public Signals<T> Outputs { get; }

    /// <summary>States that the nodes leave, [N, n].</summary>
    public Signals<T> States { get; }

    /// <summary>What given nodes hand on, [G, n] in the order of their numbers.</summary>
    public Signals<T> Given { get; }

    /// <summary>Gradients of inputs, written by a backward run, [N, n].</summary>
    public Signals<T> InputGradients { get; }

    /// <summary>Gradients of outputs, read by a backward run, [N, n].</summary>
    public Signals<T> OutputGradients { get; }

    /// <summary>Gradients of states that the nodes leave, read by a backward run, [N, n].</summary>
    public Signals<T> StateGradients { get; }

    /// <summary>Gradients of what given nodes hand on, written by a backward run, [G, n].</summary>
    public Signals<T> GivenGradients { get; }

    /// <summary>
    /// For each graph the number by which its masks are drawn; null when that is its position. Masks of a whole sequence are
    /// those of a whole graph, and steps are the nodes in the order of their numbers.
    /// </summary>
    /// <exception cref="ArgumentException">There is not one number per graph, or one is negative.</exception>
    public IReadOnlyList<int>? GraphNumbers
    {
        get => _graphNumbers;
        set
        {
            _graphNumbers = value is null ? null : DrawNumbers.Checked([.. value], Structure.Graphs, "graph", nameof(GraphNumbers));
            for (int row = 0; row < _graphNumberOfRow.Length; row++)
            {
                int graph = Structure.GraphOf(Structure.NodeOf(row));
                _graphNumberOfRow[row] = _graphNumbers?[graph] ?? graph;
            }
        }
    }

    internal NodeWiring Wiring { get; }

    internal int* GraphNumberOfRow => (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_graphNumberOfRow, 0);

    /// <summary>Position of one of the cell's inputs among <see cref="Inputs"/>.</summary>
    internal int PositionOfInput(int input) => Array.IndexOf(Wiring.FreeInputs, input);

    internal void RequireFor(CompiledCell cell, CellSizes sizes)
    {
        if (_cell.Name != cell.Name || _cell.Sizes.Length != cell.Sizes.Length)
        {
            throw Invalid.Argument("nodes",
                $"The nodes were made for a layer of {_cell.Name}, not of {cell.Name}; use this layer's NewNodes.");
        }

        for (int i = 0; i < cell.Outputs.Length; i++)
            Outputs.RequireSize(i, cell.Outputs.Length, cell.Outputs[i].Name, sizes[cell.Outputs[i].Size], "nodes");
        for (int i = 0; i < cell.States.Length; i++)
            States.RequireSize(i, cell.States.Length, cell.States[i].Name, sizes[cell.States[i].Size], "nodes");
        for (int i = 0; i < Wiring.FreeInputs.Length; i++)
        {
            SignalInfo input = cell.Inputs[Wiring.FreeInputs[i]];
            Inputs.RequireSize(i, Wiring.FreeInputs.Length, input.Name, sizes[input.Size], "nodes");
        }

        Inputs.RequireAll("nodes");
    }

    private static Signals<T> Rows(string what, (string, int)[] signals, int rows, bool allocate) =>
        new(what, signals, null, rows, allocate);

    private void RequireFit()
    {
        (int node, int predecessors) = Structure.Widest(Wiring.Slots);
        if (node < 0)
            return;
        int graph = Structure.GraphOf(node);
        throw Invalid.Argument("structure",
            $"Node {node - Structure.FirstNode(graph)} of graph {graph} has {predecessors} predecessors; {_cell.Name} takes "
            + $"{Wiring.Slots}. Declare more children, [Count({predecessors})], or split the node.");
    }
}
