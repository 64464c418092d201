using System.Numerics;

namespace Kernels.Execution.Levels;

/// <summary>A run's memory for the nodes of a structure, level after level, and the ways between it, the caller's memory and
/// the rows of other nodes.</summary>
/// <remarks>Rows of given nodes stand behind those of all levels. Methods take some of the rows, so that members share
/// them.</remarks>
internal sealed unsafe partial class LevelRows<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledCell _cell;
    private readonly Call<T> _call;
    private readonly LevelBuffers<T> _inputs;
    private readonly LevelBuffers<T> _outputs;
    private readonly LevelBuffers<T> _entering;
    private readonly LevelBuffers<T> _leaving;
    private readonly LevelBuffers<T> _inputGradients;
    private readonly LevelBuffers<T> _outputGradients;
    private readonly LevelBuffers<T> _enteringGradients;
    private readonly LevelBuffers<T> _leavingGradients;
    private Nodes<T> _nodes = null!;
    private Structure _structure = null!;
    private WorkRows[] _levels = [];

    public LevelRows(CompiledCell cell, CellSizes sizes, Call<T> call)
    {
        (_cell, _call) = (cell, call);
        int[] inputs = [.. cell.Inputs.Select(input => sizes[input.Size])];
        int[] outputs = [.. cell.Outputs.Select(output => sizes[output.Size])];
        int[] states = [.. cell.States.Select(state => sizes[state.Size])];
        (_inputs, _inputGradients) = (new(inputs), new(inputs));
        (_outputs, _outputGradients) = (new(outputs), new(outputs));
        (_entering, _enteringGradients) = (new(states), new(states));
        (_leaving, _leavingGradients) = (new(states), new(states));
    }

    /// <summary>Levels.</summary>
    public int Count => _structure.Levels;

    /// <summary>Rows of nodes that are computed.</summary>
    public int Computed => _structure.Computed;

    public bool GuardsIntact => All.All(buffers => buffers.GuardsIntact);

    private LevelBuffers<T>[] All =>
    [
        _inputs, _outputs, _entering, _leaving, _inputGradients, _outputGradients, _enteringGradients, _leavingGradients,
    ];

    /// <summary>Rows of a level.</summary>
    public WorkRows this[int level]
    {
        get => _levels[level];
        set => _levels[level] = value;
    }

    /// <summary>Makes room for a forward run, and has it work in this memory.</summary>
    public void Begin(Nodes<T> nodes)
    {
        (_nodes, _structure) = (nodes, nodes.Structure);
        if (_levels.Length < Count)
            _levels = new WorkRows[Count];
        for (int level = 0; level < Count; level++)
            _levels[level] = new WorkRows(_structure.LevelStart[level], _structure.LevelStart[level + 1], true);
        int rows = _structure.Nodes;
        _call.Shape = new RunShape(1, rows, 1);
        _call.Lengths = default;
        _call.RowNumbers = nodes.GraphNumberOfRow;
        _call.StepNumbers = _structure.PlaceInGraph;
        for (int i = 0; i < _cell.Inputs.Length; i++)
            _call.Inputs[i] = _inputs.Ensure(i, rows);
        for (int i = 0; i < _cell.Outputs.Length; i++)
            _call.Outputs[i] = _cell.Outputs[i].State < 0 ? _outputs.Ensure(i, rows) : null;
        for (int i = 0; i < _cell.States.Length; i++)
        {
            _call.InitialStates[i] = _entering.Ensure(i, rows);
            _call.FinalStates[i] = _leaving.Ensure(i, rows);
        }
    }

    /// <summary>Takes the caller's inputs, and what given nodes are.</summary>
    public void Enter((int From, int To) rows)
    {
        foreach (int input in _nodes.Wiring.FreeInputs)
            Copy(_nodes.Inputs[_nodes.PositionOfInput(input)].Span, _inputs, input, (rows.From, Math.Min(rows.To, Computed)));
        for (int row = Math.Max(rows.From, Computed); row < rows.To; row++)
        {
            for (int i = 0; i < _cell.States.Length; i++)
                _leaving.Span(i, row).Clear();
            for (int i = 0; i < _cell.Outputs.Length; i++)
            {
                if (_cell.Outputs[i].State < 0)
                    _outputs.Span(i, row).Clear();
            }

            for (int i = 0; i < _nodes.Wiring.Values.Length; i++)
            {
                NodeValue value = _nodes.Wiring.Values[i];
                if (!_nodes.Given[i].IsEmpty)
                    _nodes.Given[i].Span.Slice((row - Computed) * value.Size, value.Size).CopyTo(Of(value).Span(value.Index, row));
            }
        }
    }

    /// <summary>What the nodes of some rows take from their predecessors; zeros where they have none.</summary>
    public void Gather((int From, int To) rows)
    {
        foreach (NodeValue value in _nodes.Wiring.Values)
        {
            LevelBuffers<T> source = Of(value);
            for (int slot = 0; slot < value.Readers.Length; slot++)
            {
                foreach (NodeOperand operand in value.Readers[slot])
                {
                    LevelBuffers<T> target = operand.IsState ? _entering : _inputs;
                    for (int row = rows.From; row < rows.To; row++)
                    {
                        int predecessor = _structure.Predecessor(row, slot);
                        if (predecessor < 0)
                            target.Span(operand.Index, row).Clear();
                        else
                            source.Span(value.Index, predecessor).CopyTo(target.Span(operand.Index, row));
                    }
                }
            }
        }
    }

    /// <summary>Gives the caller outputs and states.</summary>
    public void Leave((int From, int To) rows)
    {
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            int state = _cell.Outputs[i].State;
            CopyOut(state < 0 ? _outputs : _leaving, state < 0 ? i : state, _nodes.Outputs[i].Span, rows);
        }

        for (int i = 0; i < _cell.States.Length; i++)
            CopyOut(_leaving, i, _nodes.States[i].Span, rows);
    }

    public void Dispose()
    {
        foreach (LevelBuffers<T> buffers in All)
            buffers.Dispose();
    }

    private LevelBuffers<T> Of(NodeValue value) => value.IsState ? _leaving : _outputs;

    /// <summary>From the order of nodes into that of levels.</summary>
    private void Copy(ReadOnlySpan<T> nodes, LevelBuffers<T> buffers, int index, (int From, int To) rows)
    {
        for (int row = rows.From; row < rows.To; row++)
        {
            Span<T> to = buffers.Span(index, row);
            nodes.Slice(_structure.NodeOf(row) * to.Length, to.Length).CopyTo(to);
        }
    }

    /// <summary>From the order of levels into that of nodes; not at all where the caller wants nothing.</summary>
    private void CopyOut(LevelBuffers<T> buffers, int index, Span<T> nodes, (int From, int To) rows)
    {
        for (int row = rows.From; row < rows.To && !nodes.IsEmpty; row++)
        {
            Span<T> from = buffers.Span(index, row);
            from.CopyTo(nodes.Slice(_structure.NodeOf(row) * from.Length, from.Length));
        }
    }
}
