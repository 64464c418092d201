namespace Kernels.Execution.Levels;

/// <summary>Which operands of a cell are values of a node's predecessors, and which are inputs of the node.</summary>
internal sealed class NodeWiring
{
    private readonly CompiledCell _cell;
    private readonly CellSizes _sizes;

    public NodeWiring(CompiledCell cell, CellSizes sizes, ReadOnlySpan<NodeLink> links)
    {
        (_cell, _sizes) = (cell, sizes);
        if (cell.Delays.Length > 0)
        {
            throw new NotSupportedException(
                $"Cell {cell.Name} reads '{cell.Delays[0].Name}' of {cell.Delays[0].Steps} steps ago; a node follows nodes, not "
                + "steps. Take it as one of the children.");
        }

        if (cell.StepIndex >= 0)
        {
            throw new NotSupportedException(
                $"Cell {cell.Name} reads the index of the step; nodes have none. Take what it is to count as an input.");
        }

        if (cell.Inputs.FirstOrDefault(input => input.IsPerSequence) is { } once)
        {
            throw new NotSupportedException(
                $"Cell {cell.Name} reads '{once.Name}' once for a sequence; nodes are none. Take it as an input of every node.");
        }

        NodeLink[] given = links.ToArray();
        List<(string Value, NodeOperand Operand)> read = [.. Default(given)];
        foreach (NodeLink link in given)
            read.AddRange(Of(link));
        if (read.Count == 0)
        {
            throw new NotSupportedException(
                $"Cell {cell.Name} has neither states nor children that have the name of an output: its nodes take nothing from "
                + $"each other. Say with a {nameof(NodeLink)} which operand takes which output.");
        }

        foreach ((string value, NodeOperand operand) in read)
            RequireSize(value, operand);
        Slots = read.Max(one => one.Operand.Slot) + 1;
        Values = [.. read.GroupBy(one => one.Value).Select(group =>
            Value(group.Key, [.. group.Select(one => one.Operand)]))];
        FreeInputs = [.. Enumerable.Range(0, cell.Inputs.Length)
            .Where(input => !read.Any(one => !one.Operand.IsState && one.Operand.Index == input))];
    }

    /// <summary>Values that are handed on.</summary>
    public NodeValue[] Values { get; }

    /// <summary>Predecessors that a node may have.</summary>
    public int Slots { get; }

    /// <summary>Inputs that the caller gives for every node.</summary>
    public int[] FreeInputs { get; }

    /// <summary>The element of an array of operands: <c>h[2]</c> is element 2 of <c>h</c>.</summary>
    private static (string Array, int Element)? ElementOf(string name)
    {
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && int.TryParse(name.AsSpan((bracket + 1)..^1), out int element)
            ? (name[..bracket], element)
            : null;
    }

    /// <summary>States follow themselves, children the value of their name.</summary>
    private IEnumerable<(string Value, NodeOperand Operand)> Default(NodeLink[] given)
    {
        for (int state = 0; state < _cell.States.Length; state++)
        {
            if (!given.Any(link => link.Operand == _cell.States[state].Name))
                yield return (_cell.States[state].Name, new NodeOperand(IsState: true, state, 0));
        }

        for (int input = 0; input < _cell.Inputs.Length; input++)
        {
            if (ElementOf(_cell.Inputs[input].Name) is ({ } array, int element) && HasValue(array)
                && !given.Any(link => link.Operand == array))
                yield return (array, new NodeOperand(IsState: false, input, element));
        }
    }

    private IEnumerable<(string Value, NodeOperand Operand)> Of(NodeLink link)
    {
        if (!HasValue(link.Value))
        {
            throw Invalid.Name(link.Value, $"the outputs and states of {_cell.Name}",
                _cell.States.Select(state => state.Name).Concat(_cell.Outputs.Select(output => output.Name)).Distinct());
        }

        NodeOperand[] operands = [.. OperandsOf(link)];
        if (operands.Length == 0)
        {
            throw Invalid.Name(link.Operand, $"the states and inputs of {_cell.Name}",
                _cell.States.Select(state => state.Name)
                    .Concat(_cell.Inputs.Select(input => ElementOf(input.Name)?.Array ?? input.Name)).Distinct());
        }

        foreach (NodeOperand operand in operands)
            yield return (link.Value, operand);
    }

    private void RequireSize(string value, NodeOperand operand)
    {
        SignalInfo taking = (operand.IsState ? _cell.States : _cell.Inputs)[operand.Index];
        if (_sizes[taking.Size] != SizeOf(value))
        {
            throw Invalid.Argument("links",
                $"{_cell.Name}: '{taking.Name}' has {_sizes[taking.Size]} units, '{value}', which it is to take, {SizeOf(value)}.");
        }
    }

    private IEnumerable<NodeOperand> OperandsOf(NodeLink link)
    {
        for (int state = 0; state < _cell.States.Length; state++)
        {
            if (_cell.States[state].Name == link.Operand)
                yield return new NodeOperand(IsState: true, state, link.Slot);
        }

        for (int input = 0; input < _cell.Inputs.Length; input++)
        {
            if (_cell.Inputs[input].Name == link.Operand)
                yield return new NodeOperand(IsState: false, input, link.Slot);
            else if (ElementOf(_cell.Inputs[input].Name) is var (array, element) && array == link.Operand)
                yield return new NodeOperand(IsState: false, input, link.Slot + element);
        }
    }

    private bool HasValue(string name) =>
        _cell.States.Any(state => state.Name == name) || _cell.Outputs.Any(output => output.Name == name);

    private int SizeOf(string value) => _sizes[
        (_cell.States.FirstOrDefault(state => state.Name == value)?.Size
            ?? _cell.Outputs.First(output => output.Name == value).Size)];

    /// <summary>An output that is a state goes by the state.</summary>
    private NodeValue Value(string name, NodeOperand[] operands)
    {
        int state = Array.FindIndex(_cell.States, one => one.Name == name);
        int output = Array.FindIndex(_cell.Outputs, one => one.Name == name);
        if (state < 0)
            state = _cell.Outputs[output].State;
        NodeOperand[][] readers = [.. Enumerable.Range(0, operands.Max(operand => operand.Slot) + 1)
            .Select(slot => operands.Where(operand => operand.Slot == slot).ToArray())];
        return new NodeValue(name, state >= 0, state >= 0 ? state : output, SizeOf(name), readers);
    }
}
