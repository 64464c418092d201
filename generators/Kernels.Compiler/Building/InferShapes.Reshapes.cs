using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <content>Functions of the rows of a matrix, and the same elements in another shape.</content>
internal sealed partial class InferShapes
{
    private int OfRows(int index, InstructionSpec instruction)
    {
        var (first, last) = (instruction.Arguments[0], MatrixRows.LastOf(instruction));
        if (last != first)
        {
            Unify(index, _values[last], _values[first], $"rows of {instruction.Operation}");
            Unify(index, _matrices[last], _matrices[first], $"columns of {instruction.Operation}");
        }

        if (MatrixRows.YieldsMatrix(instruction.Operation!))
            _matrices.Add(index, _matrices[first]);
        return _values[first];
    }

    private int Reshape(int index, InstructionSpec instruction)
    {
        var arguments = instruction.Arguments;
        switch (instruction.Operation)
        {
            case "Flatten":
                return _sizes.New();
            case "ConcatRows":
                foreach (var other in arguments.Skip(1))
                    Unify(index, _matrices[other], _matrices[arguments[0]], "columns of Concat");
                return Matrix(_sizes.New(), _matrices[arguments[0]]);
            case "ReshapeLike":
                RequireVector(index, _values[arguments[0]], "Reshape");
                return Matrix(_values[arguments[1]], _matrices[arguments[1]]);
            case "ReshapeRows":
                RequireVector(index, _values[arguments[0]], "Reshape");
                return Matrix(_sizes.New(SizeText.Text(Constant(instruction, 1))), _sizes.New());
            default:
                var areVectors = arguments.All(argument => RequireVector(index, _values[argument], "Reshape"));
                return areVectors ? Matrix(_values[arguments[1]], _values[arguments[2]]) : Matrix(_sizes.New(), _sizes.New());
        }

        int Matrix(int rows, int columns)
        {
            _matrices.Add(index, columns);
            return rows;
        }
    }

    // As many elements as before: one of the sizes is made of the others.
    private void NameReshape(int index, InstructionSpec instruction)
    {
        var first = instruction.Arguments[0];
        switch (instruction.Operation)
        {
            case "Flatten":
                Name(index, _values[index], SizeText.Product(_sizes.Name(_values[first]), _sizes.Name(_matrices[first])));
                break;
            case "ConcatRows":
                Name(index, _values[index], SizeText.Sum(instruction.Arguments.Select(a => _sizes.Name(_values[a]))));
                break;
            case "ReshapeRows" when !_sizes.HasName(_values[first]) && _sizes.HasName(_matrices[index]):
                NameReshaped(index, first);
                break;
            case "ReshapeRows":
                Name(index, _matrices[index], SizeText.EqualPart(_sizes.Name(_values[first]), Constant(instruction, 1)));
                break;
            default:
                NameReshaped(index, first);
                break;
        }
    }

    private void NameReshaped(int index, int vector)
    {
        var units = SizeText.Product(_sizes.Name(_values[index]), _sizes.Name(_matrices[index]));
        if (_values[vector] != Number && !_sizes.Call(_values[vector], units))
            _errors.Add(new(CompileErrorKind.ShapeMismatch, index, "the operand of Reshape", _sizes.Name(_values[vector]), units));
    }
}
