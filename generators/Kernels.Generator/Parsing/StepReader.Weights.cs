using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Weights with their operands, and arrays of weights.</content>
internal sealed partial class StepReader
{
    private Value Indexed(Value instance, IPropertyReferenceOperation property)
    {
        var written = ListedOperands(property.Arguments);
        if (written is null)
            return Refuse(property, "A list of operands that is not written out");
        var operands = written.Select(EvaluateOperand).ToArray();
        if (IsMatrix(instance) && operands.Length == 1)
            return Product(instance, operands[0], property);
        if (instance is not Value.Weight weight)
            return Refuse(property, "A matrix with several operands");
        if (weight.Kind == ParameterKind.Matrix)
            return RefuseCount(weight, property, operands.Length, 1);
        if (operands.Length == 0)
            return Refuse(property, "An affine without operands");
        if (weights.NoteOperands(weight.Path, written.Select(WrittenName).ToList()) is { } earlier)
            return RefuseCount(weight, property, operands.Length, earlier);
        return Apply(InstructionCode.Affine, weight, [.. operands, .. weight.Derived.Select(d => d.Instruction)], property);
    }

    private Value RefuseCount(Value.Weight weight, IOperation source, int found, int expected)
    {
        problems.Report(Descriptors.OperandCount, source, weight.Path.ToString(), found, expected);
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
                case { } when KernelsTypes.IsVec(argument.Parameter?.Type) || KernelsTypes.IsMatrix(argument.Parameter?.Type):
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
        if (CountOf(value) is not { } count || element.Indices.Length != 1)
            return value == Value.Unknown ? value : Refuse(element, "An element of this array");
        return ReadIndex(element.Indices[0], count) is { } index
            ? Element(value, index, element)
            : RefuseIndex(element.Indices[0], value, count);
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

    private Value RefuseIndex(IOperation index, Value array, int count)
    {
        var value = Evaluate(index);
        if (value != Value.Unknown)
        {
            var complaint = value is Value.Constant ? "out of range" : "not known at build time";
            var last = NumberText.Print(count - 1);
            problems.Report(Descriptors.ArrayIndex, index, Excerpt(index.Syntax), NameOf(array), complaint, last);
        }

        return Value.Unknown;
    }

    /// <summary>The length of an array, or null for anything else.</summary>
    private static int? CountOf(Value value) => value switch
    {
        Value.WeightArray weights => weights.Count,
        Value.List list => list.Items.Length,
        _ => null,
    };

    private static string NameOf(Value array) => array is Value.WeightArray weights ? weights.Name : ((Value.List)array).Name;

    private Value Element(Value array, int index, IOperation source) => array is Value.WeightArray weights
        ? WeightAt(new WeightPath(weights.Name, index), weights.Kind, source)
        : ((Value.List)array).Items[index];
}
