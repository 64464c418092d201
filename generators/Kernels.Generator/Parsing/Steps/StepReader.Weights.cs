using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Weights with their operands.</content>
internal sealed partial class StepReader
{
    private Value Indexed(Value instance, IPropertyReferenceOperation property)
    {
        var written = ListedOperands(property.Arguments);
        if (written is null)
            return Refuse(property, "A list of operands that is not written out");
        var operands = written.Select(o => ToOperand(o.Value, o.Source.Syntax.GetLocation())).ToArray();
        if (IsMatrix(instance) && operands.Length == 1)
            return Product(instance, operands[0], property);
        if (instance is not Value.Weight weight)
            return Refuse(property, "A matrix with several operands");
        if (weight.Kind == ParameterKind.Matrix)
            return RefuseCount(weight, property, operands.Length, 1);
        if (operands.Length == 0)
            return Refuse(property, "An affine without operands");
        if (weights.NoteOperands(weight.Path, written.Select(o => WrittenName(o.Source)).ToList()) is { } earlier)
            return RefuseCount(weight, property, operands.Length, earlier);
        return Apply(InstructionCode.Affine, weight, [.. operands, .. weight.Derived.Select(d => d.Instruction)], property);
    }

    private Value RefuseCount(Value.Weight weight, IOperation source, int found, int expected)
    {
        problems.Report(Descriptors.OperandCount, source, weight.Path.ToString(), found == 1 ? "1 operand" : $"{NumberText.Print(found)} operands", expected);
        return Value.Unknown;
    }

    private Value Product(Value matrix, int operand, IOperation source) => matrix is Value.Matrix derived
        ? Computed(Emit(new(InstructionCode.Product, new([derived.Instruction, operand])), source.Syntax.GetLocation()), source)
        : Apply(InstructionCode.Matrix, (Value.Weight)matrix, [operand], source);

    private Value Apply(InstructionCode code, Value.Weight weight, int[] operands, IOperation source)
    {
        var derived = weight.Derived.IsEmpty ? null : string.Join(" ", weight.Derived.Select(d => d.Operand));
        var instruction = new InstructionSpec(code, new(operands)) { Symbol = weight.Path.ToString(), Operation = derived };
        return Computed(Emit(instruction, source.Syntax.GetLocation()), source);
    }

    /// <summary>
    /// The name that a weight takes from its operand: of the parameter or local it is written as, seen through
    /// helpers.
    /// </summary>
    private string? WrittenName(IOperation operand) => Unwrap(operand) switch
    {
        IParameterReferenceOperation reference => _variables.NameOf(reference.Parameter),
        ILocalReferenceOperation reference => reference.Local.Name,
        _ => null,
    };
}
