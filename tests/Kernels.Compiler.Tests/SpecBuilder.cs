using Kernels.Compiler.Specs;

namespace Kernels.Compiler.Tests;

/// <summary>Specs written by hand, so that the compiler is tested without Roslyn.</summary>
internal sealed class SpecBuilder
{
    private readonly List<InstructionSpec> _body = [];
    private readonly List<ParameterSpec> _parameters = [];
    private readonly List<OperandSpec> _operands = [];
    private readonly List<ResultSpec> _results = [];

    public SpecBuilder Affine(string name, params string[] operands)
    {
        _parameters.Add(new(name, ParameterKind.Affine) { OperandNames = new(operands) });
        return this;
    }

    public SpecBuilder Parameter(string name, ParameterKind kind)
    {
        _parameters.Add(new(name, kind));
        return this;
    }

    public int Input(string name) => Operand(name, isState: false);

    public int State(string name) => Operand(name, isState: true);

    public int Apply(string affine, params int[] operands) =>
        Add(new(InstructionCode.Affine, new(operands)) { Symbol = affine });

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

    private int Operand(string name, bool isState)
    {
        _operands.Add(new(name, isState, null));
        return Add(new(InstructionCode.Operand, new([])) { Symbol = name });
    }

    private int Add(InstructionSpec instruction)
    {
        _body.Add(instruction);
        return _body.Count - 1;
    }
}
