using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <content>Moves of units: their sizes are made of others, which have names only when all uses are known.</content>
internal sealed partial class InferShapes
{
    private int Move(int index, InstructionSpec instruction)
    {
        var operand = _values[instruction.Arguments[0]];
        if (!Moves.TakesNumbers(instruction.Operation!))
            RequireVector(index, operand, instruction.Operation!);
        return instruction.Operation switch
        {
            "Reverse" or "Rotate" or "Permute" or "Shift" => operand,
            "ShiftIn" => ShiftIn(index, instruction),
            "Unit" => Number,
            "Slice" => _sizes.New(SizeText.Text(Constant(instruction, 2))),
            _ => _sizes.New(),
        };
    }

    // What is wrong already has no size to be named by.
    private void NameMoves()
    {
        for (var i = 0; i < _body.Count; i++)
        {
            if (_errors.Any(error => error.Instruction == i))
                continue;
            if (Reshapes.Has(_body[i].Operation))
                NameReshape(i, _body[i]);
            else if (Moves.Has(_body[i].Operation))
                NameMove(i, _body[i], _values[_body[i].Arguments[0]]);
        }
    }

    private void NameMove(int index, InstructionSpec instruction, int operand)
    {
        var result = _values[index];
        switch (instruction.Operation)
        {
            case "Concat":
                Name(index, result, SizeText.Sum(instruction.Arguments.Select(o => _sizes.Name(UnitsOf(o)))));
                break;
            case "Slice" when SizeText.Constant(_sizes.Name(operand)) is { } units:
                CheckEnd(index, Constant(instruction, 1) + Constant(instruction, 2), units);
                break;
            case "Unit" when SizeText.Constant(_sizes.Name(operand)) is { } units:
                CheckEnd(index, Constant(instruction, 1) + 1, units);
                break;
            case "Chunk" when !_sizes.HasName(operand) && _sizes.HasName(result):
                Name(index, operand, SizeText.Times(Constant(instruction, 2), _sizes.Name(result)));
                break;
            case "Chunk":
                Name(index, result, SizeText.EqualPart(_sizes.Name(operand), Constant(instruction, 2)));
                break;
            case "Repeat" when !_sizes.HasName(operand) && _sizes.HasName(result):
                Name(index, operand, SizeText.EqualPart(_sizes.Name(result), Constant(instruction, 1)));
                break;
            case "Repeat" when SizeText.EqualPart(_sizes.Name(result), Constant(instruction, 1)) != _sizes.Name(operand):
                Name(index, result, SizeText.Times(Constant(instruction, 1), _sizes.Name(operand)));
                break;
        }
    }

    private int ShiftIn(int index, InstructionSpec instruction)
    {
        var (vector, entering) = (instruction.Arguments[0], instruction.Arguments[1]);
        if (_values[entering] != Number)
            _errors.Add(new(CompileErrorKind.NumberExpected, index, "what enters in Shift", "a vector", "a number, as v[0] or Sum(v) is"));
        return _values[vector];
    }

    private void CheckEnd(int index, int end, int units)
    {
        if (end > units)
            _errors.Add(new(CompileErrorKind.ShapeMismatch, index, $"the last unit of {_body[index].Operation}", SizeText.Text(end), $"at most {SizeText.Text(units)}"));
    }

    private void Name(int index, int size, string name)
    {
        if (!_sizes.Call(size, name))
            _errors.Add(new(CompileErrorKind.ShapeMismatch, index, $"the result of {_body[index].Operation}", name, _sizes.Name(size)));
    }

    private int Constant(InstructionSpec instruction, int argument) => (int)_body[instruction.Arguments[argument]].Value;
}
