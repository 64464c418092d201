using Kernels.Execution;
using Kernels.Language;

namespace Kernels.Diagnostics;

/// <summary>One row of a batch on its way through a declaration.</summary>
internal sealed class DeclarationRow<TCell>
    where TCell : ICell<TCell>
{
    private readonly CompiledCell _compiled = TCell.Compiled;
    private readonly TCell _cell;
    private readonly int[] _sizes;
    private readonly DeclarationSequence _sequence;
    private readonly int _row;
    private readonly Vec[] _initial;
    private readonly List<Vec[]> _inputs = [];
    private readonly List<Vec[]> _entered = [];
    private readonly int _results;
    private readonly Vec?[] _once;

    public DeclarationRow(TCell cell, int[] sizes, DeclarationSequence sequence, int row)
    {
        _cell = cell;
        _sizes = sizes;
        _sequence = sequence;
        _row = row;
        _once = new Vec?[_compiled.Inputs.Length];
        _initial = new Vec[_compiled.Carried.Length];
        _results = 1 + _compiled.States.Select(state => state.Result)
            .Concat(_compiled.Outputs.Select(output => output.Result)).Max();
    }

    /// <summary>
    /// Runs all steps. Under a recording, seeds the gradients of outputs and final states on the way.
    /// </summary>
    public void Run(Recording? recording)
    {
        for (var index = 0; index < _initial.Length; index++)
            _initial[index] = Read(recording, _sequence.InitialStates[index], 0, _compiled.Carried[index].Size);
        for (var input = 0; input < _once.Length; input++)
        {
            if (_compiled.Inputs[input].IsPerSequence)
                _once[input] = Read(recording, _sequence.Inputs[input], 0, _compiled.Inputs[input].Size);
        }

        var states = _initial[.._compiled.States.Length];
        var length = _sequence.LengthOf(_row);
        for (var step = 0; step < length; step++)
            RunStep(recording, step, states);
        for (var step = length; step < _sequence.Steps; step++)
            Clear(_sequence.Outputs, _compiled.Outputs.Select(output => output.Size), step);

        _entered.Add([.. states]);
        for (var index = 0; index < _initial.Length; index++)
        {
            var carried = _compiled.Carried[index];
            var value = Past(carried.Source, carried.IsState, carried.Steps, length);
            var units = Units(carried.Size);
            value.Values.CopyTo(_sequence.Row(_sequence.FinalStates[index], 0, _row, units));
            recording?.Seed(value, _sequence.Row(_sequence.FinalStateGradients[index], 0, _row, units));
        }
    }

    /// <summary>Copies out what the sweep left at inputs and initial states.</summary>
    public void ReadGradients(Recording recording)
    {
        for (var index = 0; index < _initial.Length; index++)
            Write(recording, _initial[index], _sequence.InitialStateGradients[index], 0);
        for (var input = 0; input < _compiled.Inputs.Length; input++)
        {
            if (_once[input] is { } once)
                Write(recording, once, _sequence.InputGradients[input], 0);
            for (var step = 0; step < _sequence.Steps && _once[input] is null; step++)
            {
                if (step < _inputs.Count)
                    Write(recording, _inputs[step][input], _sequence.InputGradients[input], step);
                else
                    Clear([_sequence.InputGradients[input]], [_compiled.Inputs[input].Size], step);
            }
        }
    }

    private void RunStep(Recording? recording, int step, Vec[] states)
    {
        var operands = new Vec[_compiled.Inputs.Length + states.Length + _compiled.Delays.Length
            + (_compiled.StepIndex < 0 ? 0 : 1)];
        var inputs = new Vec[_compiled.Inputs.Length];
        for (var input = 0; input < inputs.Length; input++)
        {
            inputs[input] = _once[input] ?? Read(recording, _sequence.Inputs[input], step, _compiled.Inputs[input].Size);
            operands[_compiled.Inputs[input].Position] = Operand(inputs[input], _compiled.Inputs[input]);
        }

        for (var state = 0; state < states.Length; state++)
            operands[_compiled.States[state].Position] = Operand(states[state], _compiled.States[state]);
        _inputs.Add(inputs);
        _entered.Add([.. states]);
        if (_compiled.StepIndex >= 0)
            operands[_compiled.StepIndex] = new Scalar(_sequence.FirstStep + step);
        foreach (var delay in _compiled.Delays)
        {
            var source = (delay.IsState ? _compiled.States : _compiled.Inputs)[delay.Source];
            operands[delay.Position] = Operand(Past(delay.Source, delay.IsState, delay.Steps, step), source);
        }

        Drawing.Begin((ulong)_sequence.NumberOf(_row), (ulong)(_sequence.FirstStep + step));
        var results = new Vec[_results];
        _cell.Execute(operands, results);
        for (var index = 0; index < _compiled.Outputs.Length; index++)
            WriteOutput(recording, step, index, results);
        for (var state = 0; state < states.Length; state++)
            states[state] = Fit(
                results[_compiled.States[state].Result], _compiled.States[state].Size, _compiled.States[state].Name);
    }

    /// <summary>What an input or a state was some steps before a step; a state of one step ago enters the step.</summary>
    private Vec Past(int source, bool isState, int steps, int step)
    {
        var time = step - steps;
        if (isState && time >= -1)
            return _entered[time + 1][source];
        return time >= 0 ? _inputs[time][source] : _initial[_compiled.CarriedIndex(source, isState, -time)];
    }

    private void WriteOutput(Recording? recording, int step, int index, Vec[] results)
    {
        var output = _compiled.Outputs[index];
        var units = Units(output.Size);
        var value = Fit(results[output.Result], output.Size, output.Name);
        value.Values.CopyTo(_sequence.Row(_sequence.Outputs[index], step, _row, units));
        recording?.Seed(value, _sequence.Row(_sequence.OutputGradients[index], step, _row, units));
    }

    /// <summary>A number returned for a vector stands for itself at every unit.</summary>
    private Vec Fit(Vec value, int size, string name)
    {
        var units = Units(size);
        if (value.IsRankZero && size != CompiledCell.Unit)
            return value + new Vec(new double[units]);
        return value.Length == units && (value.IsRankZero || size != CompiledCell.Unit)
            ? value
            : throw new InvalidOperationException(
                $"{_compiled.Name}: '{name}' has {units} units; Step returned {value.Length}.");
    }

    private Vec Operand(Vec value, SignalInfo signal) =>
        signal.Columns == CompiledCell.Unit ? value : new MatrixOperand(value, Units(signal.Columns));

    private Vec Read(Recording? recording, double[] buffer, int step, int size)
    {
        var values = _sequence.Row(buffer, step, _row, Units(size));
        if (size == CompiledCell.Unit)
            return recording is null ? new Scalar(values[0]) : recording.Number(values[0]);
        return recording is null ? new Vec(values) : recording.Variable(values);
    }

    private void Write(Recording recording, Vec variable, double[] buffer, int step) =>
        recording.Gradient(variable).CopyTo(_sequence.Row(buffer, step, _row, variable.Length));

    private void Clear(double[][] buffers, IEnumerable<int> sizes, int step)
    {
        foreach (var (buffer, size) in buffers.Zip(sizes))
            _sequence.Row(buffer, step, _row, Units(size)).Clear();
    }

    private int Units(int size) => CellSizes.Of(size, _sizes, _compiled.MadeSizes);
}
