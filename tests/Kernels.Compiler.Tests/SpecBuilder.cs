using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>Specs written by hand, so that the compiler is tested without Roslyn.</summary>
internal sealed class SpecBuilder
{
    private readonly List<InstructionSpec> _body = [];
    private readonly List<ParameterSpec> _parameters = [];
    private readonly List<OperandSpec> _operands = [];
    private readonly List<ResultSpec> _results = [];

    public SpecBuilder Affine(string name, params string[] operands) =>
        Declare(new(name, ParameterKind.Affine) { OperandNames = new(operands) });

    public SpecBuilder Parameter(string name, ParameterKind kind) => Declare(new(name, kind));

    public SpecBuilder Declare(ParameterSpec parameter)
    {
        _parameters.Add(parameter);
        return this;
    }

    public int Input(string name, string? size = null) => Operand(name, isState: false, size);

    public int State(string name, string? size = null) => Operand(name, isState: true, size);

    /// <summary>A state that is a matrix.</summary>
    public int Matrix(string name, string rows, string columns)
    {
        _operands.Add(new(name, true, rows) { Rank = 2, Columns = columns });
        return Add(new(InstructionCode.Operand, new([])) { Symbol = name });
    }

    public int Delayed(string name, string source, int steps)
    {
        _operands.Add(new(name, IsState: false, Size: null) { Source = source, Delay = steps });
        return Add(new(InstructionCode.Operand, new([])) { Symbol = name });
    }

    public int StepIndex(string name)
    {
        _operands.Add(new(name, IsState: false, Size: null) { Rank = 0, IsStepIndex = true });
        return Add(new(InstructionCode.Operand, new([])) { Symbol = name });
    }

    public int Apply(string affine, params int[] operands) =>
        Add(new(InstructionCode.Affine, new(operands)) { Symbol = affine });

    public int Multiply(string matrix, int operand) =>
        Add(new(InstructionCode.Matrix, new([operand])) { Symbol = matrix });

    public int Times(int matrix, int operand) => Add(new(InstructionCode.Product, new([matrix, operand])));

    public int Read(string parameter) => Add(new(InstructionCode.Parameter, new([])) { Symbol = parameter });

    public int Constant(double value) => Add(new(InstructionCode.Constant, new([])) { Value = value });

    public int Op(string operation, params int[] arguments) =>
        Add(new(InstructionCode.Operation, new(arguments)) { Operation = operation });

    public int Name(int value, string name)
    {
        _body[value] = _body[value] with { Name = name };
        return value;
    }

    public SpecBuilder Return(string name, int value, bool isState = true)
    {
        _results.Add(new(name, value, isState));
        return this;
    }

    public CellSpec Build(string name) => new()
    {
        Namespace = "Tests",
        Name = name,
        Parameters = new(_parameters),
        Operands = new(_operands),
        Results = new(_results),
        Body = new(_body),
    };

    private int Operand(string name, bool isState, string? size)
    {
        _operands.Add(new(name, isState, size));
        return Add(new(InstructionCode.Operand, new([])) { Symbol = name });
    }

    private int Add(InstructionSpec instruction)
    {
        _body.Add(instruction);
        return _body.Count - 1;
    }
}
