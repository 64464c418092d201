using System.Collections.Immutable;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>Arrays of values: as in C#, all variables that hold one see what is assigned to its elements.</content>
internal sealed partial class StepReader
{
    private const string ListName = "the list";

    private Value ReadList(IEnumerable<IOperation> elements) =>
        Listed(elements) is { } items ? new Value.List(ListName, [.. items.Select(item => item.Value)]) : Value.Unknown;

    /// <summary>An array of a length only: elements of numbers are zero, others have no value yet.</summary>
    private Value ReadArray(IArrayCreationOperation creation)
    {
        var size = creation.DimensionSizes.Length == 1 ? Evaluate(creation.DimensionSizes[0]) : null;
        if (size is not Value.Constant { Boxed: int and >= 0 and var length } || creation.Type is not IArrayTypeSymbol type)
            return size == Value.Unknown ? Value.Unknown : Refuse(creation, "An array whose length is not known at build time");
        var element = type.ElementType.SpecialType switch
        {
            SpecialType.System_Double => new Value.Constant(0.0),
            SpecialType.System_Int32 => new Value.Constant(0),
            SpecialType.System_Boolean => new Value.Constant(false),
            _ => Value.Missing,
        };
        return new Value.List(ListName, [.. Enumerable.Repeat(element, length)]);
    }

    /// <summary>
    /// A list of operands, in any of Roslyn's shapes: <c>w[x, h]</c> is a params collection made by the compiler, <c>w[[x, h]]</c>
    /// a collection expression inside a conversion, <c>w[all]</c> an array. Null for what is none of them.
    /// </summary>
    private List<(Value Value, IOperation Source)>? ListedOperands(ImmutableArray<IArgumentOperation> arguments)
    {
        var operands = new List<(Value, IOperation)>();
        foreach (var argument in arguments)
        {
            switch (Unwrap(argument.Value))
            {
                case ICollectionExpressionOperation list:
                    operands.AddRange(Listed(list.Elements) ?? Refused(list));
                    break;
                case IArrayCreationOperation { Initializer: { } list }:
                    operands.AddRange(Listed(list.ElementValues) ?? Refused(list));
                    break;
                case { } when KernelsTypes.IsVec(argument.Parameter?.Type) || KernelsTypes.IsMatrix(argument.Parameter?.Type):
                    operands.Add((Evaluate(argument.Value), argument.Value));
                    break;
                case { Type: IArrayTypeSymbol } array:
                    operands.AddRange(Elements(array) ?? Refused(array));
                    break;
                default:
                    return null;
            }
        }

        return operands;

        static List<(Value, IOperation)> Refused(IOperation source) => [(Value.Unknown, source)];
    }

    /// <summary>Elements of a list as it is written, arrays that it spreads opened up; null after a refusal.</summary>
    private List<(Value Value, IOperation Source)>? Listed(IEnumerable<IOperation> written)
    {
        var items = new List<(Value, IOperation)>();
        foreach (var element in written)
        {
            if (element is not ISpreadOperation spread)
                items.Add((Evaluate(element), element));
            else if (Elements(spread.Operand) is { } elements)
                items.AddRange(elements);
            else
                return null;
        }

        return items;
    }

    private List<(Value Value, IOperation Source)>? Elements(IOperation array)
    {
        var value = Evaluate(array);
        if (CountOf(value) is { } count)
            return [.. Enumerable.Range(0, count).Select(i => (Element(value, i, array), array))];
        if (value != Value.Unknown)
            Refuse(array, "A list of something other than an array");
        return null;
    }

    private Value ReadElement(IArrayElementReferenceOperation element)
    {
        var value = Evaluate(element.ArrayReference);
        if (element.Indices.Length == 1 && Unwrap(element.Indices[0]) is IRangeOperation range && CountOf(value) is { } count)
            return ReadRange(range, value, count);
        return IndexOf(element, value) is { } index ? Element(value, index, element) : Value.Unknown;
    }

    /// <summary>Some elements of an array, as an array of their own.</summary>
    private Value ReadRange(IRangeOperation range, Value array, int count)
    {
        var start = range.LeftOperand is { } left ? ReadIndex(left, count + 1, count, out _) : 0;
        var end = range.RightOperand is { } right ? ReadIndex(right, count + 1, count, out _) : count;
        return start is { } first && end is { } last && first <= last
            ? new Value.List(NameOf(array), [.. Enumerable.Range(first, last - first).Select(i => Element(array, i, range))])
            : Refuse(range, "A range that is not known at build time");
    }

    /// <summary>What assigns to an element, whose array and index are read before the value is.</summary>
    private (Value Old, Action<Value> Store)? Place(IArrayElementReferenceOperation element)
    {
        var array = Evaluate(element.ArrayReference);
        if (array is not Value.List { IsFixed: false } list)
        {
            if (array != Value.Unknown)
                Refuse(element, "An assignment to an element of an array that Step did not make");
            return null;
        }

        if (IndexOf(element, list) is not { } index)
            return null;
        return (list.Items[index], Store);

        void Store(Value value)
        {
            list.Items[index] = value;
            Name(value, WrittenName(element.ArrayReference));
        }
    }

    /// <summary>The element's index; null after a refusal.</summary>
    private int? IndexOf(IArrayElementReferenceOperation element, Value array)
    {
        if (CountOf(array) is not { } count || element.Indices.Length != 1)
        {
            if (array != Value.Unknown)
                Refuse(element, "An element of this array");
            return null;
        }

        var index = ReadIndex(element.Indices[0], count, count, out var found);
        if (index is null && found != Value.Unknown)
            RefuseIndex(element.Indices[0], found, array, count);
        return index;
    }

    /// <summary>
    /// A constant index, counted from the end where written <c>^1</c>; null when it is not constant or out of
    /// range.
    /// </summary>
    private int? ReadIndex(IOperation index, int bound, int count, out Value found)
    {
        var fromEnd = Unwrap(index) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        found = fromEnd ? Evaluate(((IUnaryOperation)Unwrap(index)!).Operand) : Evaluate(index);
        if (found is not Value.Constant { Boxed: int position })
            return null;
        position = fromEnd ? count - position : position;
        return position >= 0 && position < bound ? position : null;
    }

    private void RefuseIndex(IOperation index, Value found, Value array, int count)
    {
        var complaint = found is Value.Constant ? "out of range" : "not known at build time";
        var last = NumberText.Print(count - 1);
        problems.Report(Descriptors.ArrayIndex, index, Excerpt(index.Syntax), NameOf(array), complaint, last);
    }

    /// <summary>The length of an array, or null for anything else.</summary>
    private static int? CountOf(Value value) => value switch
    {
        Value.WeightArray weights => weights.Count,
        Value.List list => list.Items.Length,
        _ => null,
    };

    private static string NameOf(Value array) => array is Value.WeightArray weights ? weights.Name : ((Value.List)array).Name;

    private Value Element(Value array, int index, IOperation source) => array switch
    {
        Value.WeightArray weights => WeightAt(new WeightPath(weights.Name, index), weights.Kind, source),
        Value.List list when list.Items[index] != Value.Missing => list.Items[index],
        _ => Refuse(source, "An element without a value"),
    };
}
