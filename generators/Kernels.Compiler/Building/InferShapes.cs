using Kernels.Compiler.Ir;
using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Building;

/// <summary>
/// Sizes of every value and weight of a declaration. Without a name of its own an input has size Input, a state or vector
/// weight has size Hidden, and an affine takes its size from its use.
/// </summary>
internal sealed partial class InferShapes
{
    /// <summary>Rank 0.</summary>
    private const int Number = -1;

    private readonly SizeSolver _sizes = new();
    private readonly Dictionary<string, int> _rows = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly Dictionary<string, int> _operands = [];
    private readonly Dictionary<string, int> _operandColumns = [];
    private readonly List<int> _values = [];
    private readonly EquatableArray<InstructionSpec> _body;
    private readonly List<CompileError> _errors = [];

    private InferShapes(CellSpec spec)
    {
        _body = spec.Body;
        _sizes.New("Input");
        _sizes.New("Hidden");
        foreach (var operand in spec.Operands.Where(o => o.Source is null))
        {
            if (operand.Rank == 2)
                _operandColumns.Add(operand.Name, _sizes.New(SizeText.Declared(operand.Columns ?? "Hidden")));
            _operands.Add(operand.Name, operand.Rank == 0 ? Number : _sizes.New(SizeText.Declared(operand.Size ?? (operand.IsState ? "Hidden" : "Input"))));
        }

        foreach (var delayed in spec.Operands.Where(o => o.Source is not null))
        {
            _operands.Add(delayed.Name, _operands[delayed.Source!]);
            if (_operandColumns.TryGetValue(delayed.Source!, out var columns))
                _operandColumns.Add(delayed.Name, columns);
        }

        foreach (var (path, parameter) in ParameterPaths.Of(spec.Parameters))
            Declare(path, parameter);
        for (var i = 0; i < spec.Body.Count; i++)
        {
            NoteMatrices(i, spec.Body[i]);
            RequireProduct(i, spec.Body[i]);
            _values.Add(Infer(i, spec.Body[i]));
        }

        NameParts();
        NameMaps();
        NameMoves();
        _errors.AddRange(CheckRates.Run(spec));
        foreach (var result in spec.Results)
            InferResult(result);
    }

    /// <summary>Mistakes, without what follows from others: of a value whose operands are wrong, or wrong for another reason already.</summary>
    public IReadOnlyList<CompileError> Errors => [.. _errors.Where((error, i) => error.Instruction < 0
        || (!OperandsOf(error.Instruction).Any(operand => _errors.Any(other => other.Instruction == operand))
            && !_errors.Take(i).Any(other => other.Instruction == error.Instruction && other.Kind != error.Kind)))];

    public static InferShapes Run(CellSpec spec) => new(spec);

    /// <summary>Rows of a matrix or units of a vector, by path (<c>forget</c>, <c>gates[0]</c>).</summary>
    public string Rows(string path) => _sizes.Name(_rows[path]);

    /// <summary>Columns of a matrix, by weight name (<c>forget.x</c>).</summary>
    public string Columns(string weight) => _sizes.Name(_columns[weight]);

    /// <summary>Shape of an input or state.</summary>
    public Shape Operand(string name) => _operands[name] is >= 0 and var size
        ? new(_sizes.Name(size), _operandColumns.TryGetValue(name, out var columns) ? _sizes.Name(columns) : null) : default;

    /// <summary>Size of an instruction's value, which is a vector; null for a number.</summary>
    public string? Value(int index) => _values[index] == Number ? null : _sizes.Name(_values[index]);

    /// <summary>Shape of an instruction's value.</summary>
    public Shape ShapeOf(int index) =>
        new(Value(index), _matrices.TryGetValue(index, out var columns) ? _sizes.Name(columns) : null);

    // All that a value is computed from.
    private HashSet<int> OperandsOf(int index)
    {
        var operands = new HashSet<int>();
        var open = new Stack<int>([index]);
        while (open.Count > 0)
        {
            foreach (var operand in _body[open.Pop()].Arguments.Where(operands.Add))
                open.Push(operand);
        }

        return operands;
    }

    private void Declare(string path, ParameterSpec parameter)
    {
        if (parameter.Kind is ParameterKind.Scalar or ParameterKind.Hyper)
            return;
        var nested = path.IndexOf('.') is var dot && dot > 0 ? path.Substring(0, dot + 1) : "";
        var byUse = parameter.Kind is ParameterKind.Affine or ParameterKind.Matrix || nested.Length > 0;
        _rows.Add(path, _sizes.New(parameter.Size is { } size ? SizeText.Within(nested, SizeText.Declared(size)) : byUse ? null : "Hidden"));
        if (parameter.Kind == ParameterKind.Matrix)
            _columns.Add(path, _sizes.New());
        foreach (var operand in parameter.OperandNames)
        {
            _rows.Add($"{path}.{operand}", _rows[path]);
            _columns.Add($"{path}.{operand}", _sizes.New());
        }
    }

    private int Infer(int index, InstructionSpec instruction) => instruction.Code switch
    {
        InstructionCode.Operand => _operands[instruction.Symbol!],
        InstructionCode.Constant => Number,
        InstructionCode.Parameter => _rows.TryGetValue(instruction.Symbol!, out var size) ? size : Number,
        InstructionCode.Matrix => Affine(index, instruction, [instruction.Symbol!]),
        InstructionCode.Affine => Affine(index, instruction, [.. _columns.Keys.Where(k => k.StartsWith(instruction.Symbol + ".", StringComparison.Ordinal))]),
        _ when RandomOperations.IsRandom(instruction) => Masked(index, instruction),
        InstructionCode.Product => Product(index, instruction.Arguments[0], instruction.Arguments[1]),
        _ when instruction.Operation == "Outer" => Outer(index, instruction),
        _ when Reshapes.Has(instruction.Operation) => Reshape(index, instruction),
        _ when MatrixRows.Has(instruction.Operation) => OfRows(index, instruction),
        _ when MatrixOperations.Has(instruction.Operation!) => OfMatrices(index, instruction),
        _ when instruction.Arguments.Any(_matrices.ContainsKey) && !OperationNames.TakesRows(instruction.Operation!) => ElementwiseOfMatrices(index, instruction),
        _ when Moves.Has(instruction.Operation) => Move(index, instruction),
        _ => Operation(index, instruction),
    };

    // A mask has one element for each unit: a number would have to be told how many.
    private int Masked(int index, InstructionSpec instruction)
    {
        var first = instruction.Arguments[0];
        if (_matrices.TryGetValue(first, out var columns))
        {
            RequireParameter(index, first, instruction.Operation!);
            _matrices.Add(index, columns);
            return _values[first];
        }

        var size = Elementwise(index, instruction);
        return RequireVector(index, size, instruction.Operation!) ? size : _sizes.New();
    }

    private int Operation(int index, InstructionSpec instruction)
    {
        if (OperationNames.TakesRows(instruction.Operation!))
            RequireVector(index, _values[instruction.Arguments[0]], instruction.Operation!);
        if (instruction.Arguments.Any(_matrices.ContainsKey) && OperationNames.IsReduction(instruction.Operation!))
            return Number;
        var size = Elementwise(index, instruction);
        return OperationNames.IsReduction(instruction.Operation!) ? Number : size;
    }

    private int Affine(int index, InstructionSpec instruction, string[] weights)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            Unify(index, UnitsOf(instruction.Arguments[i]), _columns[weights[i]], $"operand of {weights[i]}");
        }

        return EachRow(index, instruction.Arguments.Take(weights.Length), _rows[instruction.Symbol!]);
    }

    private int Elementwise(int index, InstructionSpec instruction)
    {
        var size = Number;
        foreach (var argument in instruction.Arguments.Select(a => _values[a]).Where(a => a != Number))
        {
            // One mistake is told once: the size of what comes of it stays open.
            if (size != Number && !Unify(index, argument, size, $"operand of {instruction.Operation}"))
                return _sizes.New();
            size = argument;
        }

        return size;
    }

    private bool RequireVector(int index, int size, string name)
    {
        if (size != Number)
            return true;
        _errors.Add(new(CompileErrorKind.VectorExpected, index, $"the operand of {name}", "a number", "a vector"));
        return false;
    }

    private void InferResult(ResultSpec result)
    {
        var value = _values[result.Value];
        if (!result.IsState)
            return;
        var state = _operands[result.Name];
        var what = $"new value of state {result.Name}";
        if (value == Number && state != Number)
            _errors.Add(new(CompileErrorKind.NumberReturned, result.Value, $"result {result.Name}", "a number", "a vector"));
        else if (state == Number && value != Number)
            _errors.Add(new(CompileErrorKind.ShapeMismatch, result.Value, what, _sizes.Name(value), "a number"));
        else if (state != Number && Unify(result.Value, value, state, what))
            InferColumns(result, what);
    }

    private bool Unify(int index, int found, int expected, string what)
    {
        if (_sizes.Unify(found, expected))
            return true;
        _errors.Add(new(CompileErrorKind.ShapeMismatch, index, what, _sizes.Name(found), _sizes.Name(expected)));
        return false;
    }
}
