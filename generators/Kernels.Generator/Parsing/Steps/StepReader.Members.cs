using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>
/// Members. Properties are units of vectors, lengths of arrays, transposes, and getters of the cell's own, which are helpers; fields
/// are constants, weights under another name, and elements of tuples.
/// </content>
internal sealed partial class StepReader
{
    private Value ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Instance is null || (property.Instance is IInstanceReferenceOperation && Self is null))
            return ReadGetter(property, null);
        var instance = Evaluate(property.Instance);
        return instance switch
        {
            Value.Record record => ReadMember(record, property),
            Value.Weight or Value.Matrix when property.Property.IsIndexer => Indexed(instance, property),
            Value.Vector vector when property.Property.IsIndexer && KernelsTypes.IsOfTheLanguage(property.Property.ContainingType) =>
                Unit(vector, property),
            _ when IsMatrix(instance) && property.Property.Name == "Transposed" =>
                Operation("Transpose", property, ToOperand(instance, property.Syntax.GetLocation())),
            _ when property.Property.Name == "Length" && CountOf(instance) is { } count => new Value.Constant(count),
            _ when instance == Value.Unknown => instance,
            _ => Refuse(property, "A property"),
        };
    }

    private Value Unit(Value.Vector vector, IPropertyReferenceOperation property)
    {
        var source = property.Arguments[0].Value;
        var index = Evaluate(source);
        if (index is Value.Constant { Boxed: int unit and >= 0 })
            return Operation("Unit", property, vector.Instruction, Instructions.Constant(unit, source.Syntax.GetLocation()));
        if (index is Value.Constant { Boxed: int negative })
            problems.Report(Descriptors.ConstantRange, source, Excerpt(source.Syntax), "an index", NumberText.Print(negative), "at least 0");
        else if (index != Value.Unknown)
            problems.Report(Descriptors.ConstantArgument, source, Excerpt(source.Syntax), "an index", "a constant");
        return Value.Unknown;
    }

    private Value ReadGetter(IPropertyReferenceOperation property, Value.Record? self)
    {
        var symbol = property.Property;
        if (symbol is not { IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false, SetMethod: null, GetMethod: { } getter })
            return Refuse(property, "A property");
        if (context.Declaration(symbol) is PropertyDeclarationSyntax { Initializer: { } initializer })
            return ReadInitializer(symbol, initializer) ?? Refuse(property, "A property");
        if (context.Declaration(getter) is not { } syntax)
            return Refuse(property, "A property");
        return IsRunning(getter)
            ? Recurs(property, symbol.Name)
            : Run(getter, syntax, self) ?? Refuse(property, "A property");
    }

    private Value ReadField(IFieldReferenceOperation reference)
    {
        if (reference.Instance is { Type.IsTupleType: true } instance)
            return ReadTupleElement(reference, instance);
        if (reference.Instance is { Type: INamedTypeSymbol type } holder && IsOfValues(type))
            return ReadPart(Evaluate(holder), reference);
        if (ReadInitializer(reference.Field) is { } value)
            return value;
        return reference.ConstantValue is { HasValue: true, Value: { } constant }
            ? new Value.Constant(constant)
            : Refuse(reference, "A field that is not constant");
    }

    /// <summary>
    /// What a read-only field was initialised with: a constant, or one of the cell's own weights under another name.
    /// Constants go this way too, so that an integer division in them does not go unnoticed.
    /// </summary>
    private Value? ReadInitializer(IFieldSymbol field)
    {
        var isFixed = field.IsConst || field.IsReadOnly;
        return isFixed && context.Declaration(field)?.ChildNodes().LastOrDefault() is { } initializer
            ? ReadInitializer(field, initializer)
            : null;
    }

    private Value? ReadInitializer(ISymbol member, SyntaxNode initializer)
    {
        if (context.Operation(initializer) is not ISymbolInitializerOperation operation || !_openFields.Add(member))
            return null;
        var value = Evaluate(operation.Value);
        _openFields.Remove(member);
        return value is Value.List list ? list with { IsFixed = true } : value;
    }

    private Value ReadTupleElement(IFieldReferenceOperation reference, IOperation instance)
    {
        var value = Evaluate(instance);
        var name = (reference.Field.CorrespondingTupleField ?? reference.Field).Name;
        for (var i = 0; value is Value.Tuple tuple && i < tuple.Items.Length; i++)
        {
            if (name == $"Item{NumberText.Print(i + 1)}")
                return tuple.Items[i];
        }

        return value == Value.Unknown ? value : Refuse(reference, "An element of a tuple");
    }
}
