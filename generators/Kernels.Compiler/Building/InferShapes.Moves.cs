using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <content>Moves of units: their sizes are made of others, which have names only when all uses are known.</content>
internal sealed partial class InferShapes
{
    private int Move(int index, InstructionSpec instruction)
    {
        var operands = Moves.OperandsOf(instruction);
        foreach (var operand in operands.Where(o => _values[o] == Number && instruction.Operation != "Concat"))
            _errors.Add(new(CompileErrorKind.VectorExpected, index, $"the operand of {instruction.Operation}", "a number", "a vector"));
        return instruction.Operation switch
        {
            "Reverse" or "Rotate" or "Permute" or "Shift" => _values[operands[0]],
            "ShiftIn" => ShiftIn(index, instruction),
            "Unit" => Number,
            "Slice" => _sizes.New(SizeText.Text(Constant(instruction, 2))),
            _ => _sizes.New(),
        };
    }

    private void NameMoves()
    {
        for (var i = 0; i < _body.Count; i++)
        {
            var instruction = _body[i];
            if (Reshapes.Has(instruction.Operation))
                NameReshape(i, instruction);
            var operands = Moves.Has(instruction.Operation) ? Moves.OperandsOf(instruction) : [];
            if (operands.Any(o => _values[o] == Number) && instruction.Operation != "Concat")
                continue;
            switch (instruction.Operation)
            {
                case "Concat":
                    Name(i, _values[i], SizeText.Sum(operands.Select(o => _sizes.Name(UnitsOf(o)))));
                    break;
                case "Slice" when SizeText.Constant(_sizes.Name(_values[operands[0]])) is { } units:
                    CheckEnd(i, Constant(instruction, 1) + Constant(instruction, 2), units);
                    break;
                case "Unit" when SizeText.Constant(_sizes.Name(_values[operands[0]])) is { } units:
                    CheckEnd(i, Constant(instruction, 1) + 1, units);
                    break;
                case "Chunk" when !_sizes.HasName(_values[operands[0]]) && _sizes.HasName(_values[i]):
                    Name(i, _values[operands[0]], SizeText.Times(Constant(instruction, 2), _sizes.Name(_values[i])));
                    break;
                case "Chunk":
                    Name(i, _values[i], SizeText.EqualPart(_sizes.Name(_values[operands[0]]), Constant(instruction, 2)));
                    break;
                case "Repeat" when !_sizes.HasName(_values[operands[0]]) && _sizes.HasName(_values[i]):
                    Name(i, _values[operands[0]], SizeText.EqualPart(_sizes.Name(_values[i]), Constant(instruction, 1)));
                    break;
                case "Repeat" when SizeText.EqualPart(_sizes.Name(_values[i]), Constant(instruction, 1)) != _sizes.Name(_values[operands[0]]):
                    Name(i, _values[i], SizeText.Times(Constant(instruction, 1), _sizes.Name(_values[operands[0]])));
                    break;
            }
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
