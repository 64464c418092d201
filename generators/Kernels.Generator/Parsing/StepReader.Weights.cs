using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Weights with their operands, and arrays of weights.</content>
internal sealed partial class StepReader
{
    private Value ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is null)
            return Refuse(property, "A property");
        var instance = Evaluate(property.Instance);
        return instance switch
        {
            Value.Weight weight when property.Property.IsIndexer => Indexed(weight, property),
            Value.WeightArray array when property.Property.Name == "Length" => new Value.Constant(array.Count),
            _ when instance == Value.Unknown => instance,
            _ => Refuse(property, "A property"),
        };
    }

    private Value Indexed(Value.Weight weight, IPropertyReferenceOperation property)
    {
        var written = ListedOperands(property.Arguments);
        if (written is null)
            return Refuse(property, "A list of operands that is not written out");
        var operands = written.Select(EvaluateVector).ToArray();
        if (weight.Kind == ParameterKind.Matrix)
            return operands.Length == 1
                ? Product(weight, operands[0], property)
                : RefuseCount(weight, property, operands.Length, 1);
        if (operands.Length == 0)
            return Refuse(property, "An affine without operands");
        if (weights.NoteOperands(weight.Path, written.Select(WrittenName).ToList()) is { } earlier)
            return RefuseCount(weight, property, operands.Length, earlier);
        return Apply(InstructionCode.Affine, weight, operands, property);
    }

    private Value RefuseCount(Value.Weight weight, IOperation source, int found, int expected)
    {
        problems.Report(Descriptors.OperandCount, source, weight.Path.ToString(), found, expected);
        return Value.Unknown;
    }

    private Value Product(Value.Weight matrix, int operand, IOperation source) =>
        Apply(InstructionCode.Matrix, matrix, [operand], source);

    private Value Apply(InstructionCode code, Value.Weight weight, int[] operands, IOperation source)
    {
        var instruction = new InstructionSpec(code, new(operands)) { Symbol = weight.Path.ToString() };
        return Computed(Emit(instruction, source.Syntax.GetLocation()));
    }

    /// <summary>
    /// A list of operands, in either of Roslyn's shapes: <c>w[x, h]</c> is a params collection made by the compiler,
    /// <c>w[[x, h]]</c> a collection expression inside a conversion. Null for a list that is a value itself.
    /// </summary>
    private static List<IOperation>? ListedOperands(ImmutableArray<IArgumentOperation> arguments)
    {
        var operands = new List<IOperation>();
        foreach (var argument in arguments)
        {
            switch (Unwrap(argument.Value))
            {
                case ICollectionExpressionOperation list when !list.Elements.OfType<ISpreadOperation>().Any():
                    operands.AddRange(list.Elements);
                    break;
                case IArrayCreationOperation { Initializer: { } list }:
                    operands.AddRange(list.ElementValues);
                    break;
                case { } when KernelsTypes.IsVec(argument.Parameter?.Type):
                    operands.Add(argument.Value);
                    break;
                default:
                    return null;
            }
        }

        return operands;
    }

    /// <summary>
    /// The name that a weight takes from its operand: of the parameter or local it is written as, seen through
    /// helpers.
    /// </summary>
    private string? WrittenName(IOperation operand) => Unwrap(operand) switch
    {
        IParameterReferenceOperation reference =>
            _writtenAs.TryGetValue(reference.Parameter, out var name) ? name : reference.Parameter.Name,
        ILocalReferenceOperation reference => reference.Local.Name,
        _ => null,
    };

    private Value ReadElement(IArrayElementReferenceOperation element)
    {
        var value = Evaluate(element.ArrayReference);
        if (value is not Value.WeightArray array || element.Indices.Length != 1)
            return value == Value.Unknown ? value : Refuse(element, "An element of this array");
        return ReadIndex(element.Indices[0], array.Count) is { } index
            ? Element(array, index, element)
            : RefuseIndex(element.Indices[0], array);
    }

    /// <summary>
    /// A constant index, counted from the end where written <c>^1</c>; null when it is not constant or out of
    /// range.
    /// </summary>
    private int? ReadIndex(IOperation index, int count)
    {
        var fromEnd = Unwrap(index) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        var value = fromEnd ? Evaluate(((IUnaryOperation)Unwrap(index)!).Operand) : Evaluate(index);
        if (value is not Value.Constant { Boxed: int position })
            return null;
        position = fromEnd ? count - position : position;
        return position >= 0 && position < count ? position : null;
    }

    private Value RefuseIndex(IOperation index, Value.WeightArray array)
    {
        var value = Evaluate(index);
        if (value != Value.Unknown)
        {
            var complaint = value is Value.Constant ? "out of range" : "not known at build time";
            var last = NumberText.Print(array.Count - 1);
            problems.Report(Descriptors.ArrayIndex, index, Excerpt(index.Syntax), array.Name, complaint, last);
        }

        return Value.Unknown;
    }

    private Value Element(Value.WeightArray array, int index, IOperation source) =>
        WeightAt(new WeightPath(array.Name, index), array.Kind, source);
}
