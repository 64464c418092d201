using System.Numerics;

namespace Kernels.Execution.Levels;

/// <content>The way back: what a node hands back to its predecessors is gathered by these, in an order that only the structure
/// decides.</content>
internal sealed unsafe partial class LevelRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Outputs without a gradient, one bit each: those that are states get theirs as states.</summary>
    public ulong AbsentOutputGradients { get; private set; }

    /// <summary>Makes room for a backward run of the nodes of the last forward run, and has it work in this memory.</summary>
    public void BeginBackward(Nodes<T> nodes)
    {
        Begin(nodes);
        int rows = _structure.Nodes;
        AbsentOutputGradients = 0;
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            bool absent = _cell.Outputs[i].State >= 0 || (nodes.OutputGradients[i].IsEmpty && !IsHandedOn(i));
            _call.OutputGradients[i] = absent ? null : _outputGradients.Ensure(i, rows);
            AbsentOutputGradients |= absent ? 1UL << i : 0;
        }

        for (int i = 0; i < _cell.States.Length; i++)
        {
            _call.FinalStateGradients[i] = _leavingGradients.Ensure(i, rows);
            _call.InitialStateGradients[i] = _enteringGradients.Ensure(i, rows);
        }

        for (int i = 0; i < _cell.Inputs.Length; i++)
            _call.InputGradients[i] = _inputGradients.Ensure(i, rows);
        foreach (int input in nodes.Wiring.FreeInputs)
        {
            if (nodes.InputGradients[nodes.PositionOfInput(input)].IsEmpty)
                _call.InputGradients[input] = null;
        }
    }

    /// <summary>Gradients of what the nodes of some rows leave: the caller's, and what the nodes that follow hand back.</summary>
    public void GatherGradients((int From, int To) rows)
    {
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            if (_call.OutputGradients[i] is not null)
                Take(_nodes.OutputGradients[i].Span, _outputGradients, i, rows);
        }

        for (int i = 0; i < _cell.States.Length; i++)
            Take(_nodes.StateGradients[i].Span, _leavingGradients, i, rows);
        for (int i = 0; i < _cell.Outputs.Length; i++)
        {
            if (_cell.Outputs[i].State >= 0)
                Add(_nodes.OutputGradients[i].Span, _leavingGradients, _cell.Outputs[i].State, rows);
        }

        foreach (NodeValue value in _nodes.Wiring.Values)
        {
            LevelBuffers<T> target = value.IsState ? _leavingGradients : _outputGradients;
            for (int row = rows.From; row < rows.To; row++)
                AddFollowers(value, target.Row(value.Index, row), row);
        }
    }

    /// <summary>Gives the caller gradients of inputs and of what given nodes are.</summary>
    public void LeaveGradients((int From, int To) rows)
    {
        (int From, int To) given = (Math.Max(rows.From, Computed), rows.To);
        foreach (int input in _nodes.Wiring.FreeInputs)
        {
            Span<T> wanted = _nodes.InputGradients[_nodes.PositionOfInput(input)].Span;
            for (int row = given.From; row < given.To && !wanted.IsEmpty; row++)
                _inputGradients.Span(input, row).Clear();
            CopyOut(_inputGradients, input, wanted, rows);
        }

        GatherGradients(given);
        for (int i = 0; i < _nodes.Wiring.Values.Length; i++)
        {
            NodeValue value = _nodes.Wiring.Values[i];
            LevelBuffers<T> source = value.IsState ? _leavingGradients : _outputGradients;
            Span<T> wanted = _nodes.GivenGradients[i].Span;
            for (int row = given.From; row < given.To && !wanted.IsEmpty; row++)
                source.Span(value.Index, row).CopyTo(wanted[((row - Computed) * value.Size)..]);
        }
    }

    private bool IsHandedOn(int output)
    {
        foreach (NodeValue value in _nodes.Wiring.Values)
        {
            if (!value.IsState && value.Index == output)
                return true;
        }

        return false;
    }

    private void AddFollowers(NodeValue value, T* target, int row)
    {
        foreach ((int follower, int slot) in _structure.Followers(row))
        {
            if (slot >= value.Readers.Length)
                continue;
            foreach (NodeOperand operand in value.Readers[slot])
            {
                LevelBuffers<T> source = operand.IsState ? _enteringGradients : _inputGradients;
                Vectors.Add(target, source.Row(operand.Index, follower), value.Size);
            }
        }
    }

    /// <summary>The caller's gradients; zeros where there are none.</summary>
    private void Take(ReadOnlySpan<T> nodes, LevelBuffers<T> buffers, int index, (int From, int To) rows)
    {
        if (!nodes.IsEmpty)
        {
            Copy(nodes, buffers, index, rows);
            return;
        }

        for (int row = rows.From; row < rows.To; row++)
            buffers.Span(index, row).Clear();
    }

    private void Add(ReadOnlySpan<T> nodes, LevelBuffers<T> buffers, int index, (int From, int To) rows)
    {
        for (int row = rows.From; row < rows.To && !nodes.IsEmpty; row++)
        {
            Span<T> to = buffers.Span(index, row);
            ReadOnlySpan<T> from = nodes.Slice(_structure.NodeOf(row) * to.Length, to.Length);
            for (int i = 0; i < to.Length; i++)
                to[i] += from[i];
        }
    }
}
