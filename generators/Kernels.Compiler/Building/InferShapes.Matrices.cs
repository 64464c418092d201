using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <content>Matrices derived from weights.</content>
internal sealed partial class InferShapes
{
    // Columns of the instructions that are matrices; their rows stand among the values.
    private readonly Dictionary<int, int> _matrices = [];

    // Instructions that are computed at each step, and why.
    private readonly Dictionary<int, string> _ofStep = [];

    private void NoteMatrices(int index, InstructionSpec instruction)
    {
        if (instruction.Code is InstructionCode.Operand or InstructionCode.Affine or InstructionCode.Matrix or InstructionCode.Product)
            _ofStep.Add(index, "a value that changes with the step");
        else if (MatrixRows.Has(instruction.Operation) || Reshapes.Has(instruction.Operation))
            _ofStep.Add(index, $"{instruction.Operation}, which is computed at each step");
        else if (RandomOperations.IsRandom(instruction) && !_matrices.ContainsKey(instruction.Arguments[0]))
            _ofStep.Add(index, $"{instruction.Operation} of a vector, which draws for each row");
        else if (instruction.Arguments.Any(_ofStep.ContainsKey))
            _ofStep.Add(index, _ofStep[instruction.Arguments.First(_ofStep.ContainsKey)]);
        if (instruction.Code == InstructionCode.Operand && _operandColumns.TryGetValue(instruction.Symbol!, out var ofOperand))
            _matrices.Add(index, ofOperand);
        if (instruction.Code == InstructionCode.Parameter && _columns.TryGetValue(instruction.Symbol!, out var columns))
            _matrices.Add(index, columns);
    }

    private int Product(int index, int matrix, int operand)
    {
        Unify(index, UnitsOf(operand), _matrices[matrix], "operand of a matrix");
        return EachRow(index, [operand], _values[matrix]);
    }

    /// <summary>Units of a vector, or of each row of a matrix; where a vector is asked for, a number is one of one unit.</summary>
    private int UnitsOf(int argument) => _matrices.TryGetValue(argument, out var columns) ? columns
        : _values[argument] == Number ? _sizes.New(SizeText.Text(1)) : _values[argument];

    // Of a matrix every row is multiplied: as many results as it has rows.
    private int EachRow(int index, IEnumerable<int> operands, int units)
    {
        var matrices = operands.Where(_matrices.ContainsKey).ToArray();
        if (matrices.Length == 0)
            return units;
        foreach (var other in matrices.Skip(1))
            Unify(index, _values[other], _values[matrices[0]], "rows of an operand");
        _matrices.Add(index, units);
        return _values[matrices[0]];
    }

    // Numbers stretch over the elements of a matrix; vectors do not.
    private int ElementwiseOfMatrices(int index, InstructionSpec instruction)
    {
        var matrices = instruction.Arguments.Where(_matrices.ContainsKey).ToArray();
        foreach (var argument in instruction.Arguments.Where(a => !_matrices.ContainsKey(a)))
        {
            if (_values[argument] != Number)
            {
                var what = $"the factor of a matrix in {instruction.Operation}";
                _errors.Add(new(CompileErrorKind.NumberExpected, index, what, "a vector", "a number; ScaleRows and ScaleColumns take vectors"));
            }
        }

        foreach (var other in matrices.Skip(1))
        {
            Unify(index, _values[other], _values[matrices[0]], $"rows of {instruction.Operation}");
            Unify(index, _matrices[other], _matrices[matrices[0]], $"columns of {instruction.Operation}");
        }

        _matrices.Add(index, _matrices[matrices[0]]);
        return _values[matrices[0]];
    }

    private int OfMatrices(int index, InstructionSpec instruction)
    {
        var name = instruction.Operation!;
        var arguments = instruction.Arguments.ToArray();
        foreach (var argument in arguments.Where(_ => !StepMatrices.Has(name)))
            RequireParameter(index, argument, name);
        var (a, b) = (arguments[0], arguments[arguments.Length - 1]);
        switch (MatrixOperations.Of(name))
        {
            case Op.Transpose:
                return Matrix(_matrices[a], _values[a]);
            case Op.MatrixProduct:
                Unify(index, _values[b], _matrices[a], "rows of the right factor of Product");
                return Matrix(_values[a], _matrices[b]);
            case Op.Inverse or Op.MatrixExp or Op.Identity:
                Unify(index, _matrices[a], _values[a], $"columns of {name}");
                return Matrix(_values[a], _values[a]);
            case Op.Diagonal:
                return RequireVector(index, _values[a], name) ? Matrix(_values[a], _values[a]) : Matrix(_sizes.New(), _sizes.New());
            case Op.DiagonalOf:
                Unify(index, _matrices[a], _values[a], $"columns of {name}");
                return _values[a];
            case Op.ScaleRows:
                if (RequireVector(index, _values[b], name))
                    Unify(index, _values[b], _values[a], $"factors of {name}");
                return Matrix(_values[a], _matrices[a]);
            case Op.ScaleColumns:
                if (RequireVector(index, _values[b], name))
                    Unify(index, _values[b], _matrices[a], $"factors of {name}");
                return Matrix(_values[a], _matrices[a]);
            case Op.RowSums:
                return _values[a];
            case Op.ColumnSums:
                return _matrices[a];
            case Op.BlockDiagonal:
                return Matrix(_values[a], _values[a]);
            case Op.Convolution:
                return Matrix(_sizes.New(), _sizes.New());
            default:
                return Matrix(_values[a], _matrices[a]);
        }

        int Matrix(int rows, int columns)
        {
            _matrices.Add(index, columns);
            return rows;
        }
    }

    // Of a value of the step only a product takes the transpose: nothing is turned around for it.
    private void RequireProduct(int index, InstructionSpec instruction)
    {
        var turned = instruction.Arguments.Where(a => _body[a].Operation == "Transpose" && _ofStep.ContainsKey(a)).ToList();
        if (instruction.Code == InstructionCode.Product)
            turned.Remove(instruction.Arguments[0]);
        else if (instruction.Operation == "Product" && turned.Count == 1)
            turned.Clear();
        foreach (var _ in turned)
            _errors.Add(new(CompileErrorKind.MatrixOfStep, index, "the transpose of a matrix of the step", "another use", "one factor of a product, S.Transposed[v] or Product(A, B.Transposed)"));
    }

    private void InferColumns(ResultSpec result, string what)
    {
        var isMatrix = _operandColumns.TryGetValue(result.Name, out var expected);
        if (isMatrix != _matrices.TryGetValue(result.Value, out var found))
            _errors.Add(new(CompileErrorKind.ShapeMismatch, result.Value, what, isMatrix ? "a vector" : "a matrix", isMatrix ? "a matrix" : "a vector"));
        else if (isMatrix)
            Unify(result.Value, found, expected, $"columns of the {what}");
    }

    private int Outer(int index, InstructionSpec instruction)
    {
        var (rows, columns) = (instruction.Arguments[0], instruction.Arguments[1]);
        if (!RequireVector(index, _values[rows], "Outer") || !RequireVector(index, _values[columns], "Outer"))
            return Number;
        _matrices.Add(index, _values[columns]);
        return _values[rows];
    }

    private void RequireParameter(int index, int argument, string name)
    {
        if (_ofStep.TryGetValue(argument, out var why))
            _errors.Add(new(CompileErrorKind.MatrixOfStep, index, name, why, "weights and what is computed from them alone"));
    }

    // The columns of a weight that holds blocks are a part of the columns of the matrix that they make up.
    private void NameParts()
    {
        for (var i = 0; i < _body.Count; i++)
        {
            if (_body[i].Operation is not { } name || !MatrixOperations.Has(name) || MatrixOperations.Of(name) != Op.BlockDiagonal)
                continue;
            var part = SizeText.Part(_sizes.Name(_matrices[i]), BlocksOf(_body[i]));
            var found = _matrices[_body[i].Arguments[0]];
            if (!_sizes.Call(found, part))
                _errors.Add(new(CompileErrorKind.ShapeMismatch, i, "columns of a block in BlockDiagonal", _sizes.Name(found), part));
        }
    }

    // A vector of several maps has as many units as places in all; a kernel has a window for each pair of maps.
    private void NameMaps()
    {
        for (var i = 0; i < _body.Count; i++)
        {
            if (_body[i].Operation != "Convolution")
                continue;
            var kernel = _body[i].Arguments[0];
            var window = MatrixOperations.WindowOf(_body[i].Arguments.Skip(1).Select(a => _body[a].Value));
            Maps(i, "result", _values[i], _values[kernel], window.Places, 1);
            Maps(i, "operand", _matrices[i], _matrices[kernel], window.Places, window.Area);
        }
    }

    private void Maps(int index, string what, int whole, int maps, int places, int area)
    {
        var expected = _sizes.HasName(whole) ? SizeText.Times(area, SizeText.EqualPart(_sizes.Name(whole), places))
            : SizeText.Times(places, SizeText.EqualPart(_sizes.Name(maps), area));
        var found = _sizes.HasName(whole) ? maps : whole;
        if (!_sizes.Call(found, expected))
            _errors.Add(new(CompileErrorKind.ShapeMismatch, index, $"the {what} of Convolution, by its kernel,", _sizes.Name(found), expected));
    }

    private int BlocksOf(InstructionSpec instruction) => (int)_body[instruction.Arguments[1]].Value;
}
