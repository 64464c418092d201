using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>
/// Records of values, such as complex numbers: tuples whose operators, methods and properties are helpers.
/// </content>
internal sealed partial class StepReader
{
    private Value Create(IObjectCreationOperation creation)
    {
        if (creation is not { Initializer: null, Constructor: { } constructor, Type: INamedTypeSymbol { IsRecord: true } type }
            || context.Declaration(constructor) is not RecordDeclarationSyntax)
            return Refuse(creation, "This expression");
        var items = new Value[constructor.Parameters.Length];
        foreach (var argument in creation.Arguments)
            items[argument.Parameter!.Ordinal] = Evaluate(argument.Value);
        return new Value.Record(type, [.. constructor.Parameters.Select(parameter => parameter.Name)], [.. items]);
    }

    /// <summary>What <c>this</c> is: a record inside of its members, and otherwise the cell, which is no value.</summary>
    private Value.Record? Self => _frames.Count > 0 ? _frames.Peek().Self : null;

    private Value ReadMember(Value.Record record, IPropertyReferenceOperation property)
    {
        var index = record.Names.IndexOf(property.Property.Name);
        return index >= 0 && context.Declaration(property.Property) is ParameterSyntax
            ? record.Items[index]
            : ReadGetter(property, record);
    }

    /// <summary>An operator or conversion that the project declares; null for those of the language.</summary>
    private Value? UserOperator(IMethodSymbol? method, IOperation source, params (Value Value, IOperation Source)[] operands)
    {
        if (method is null || KernelsTypes.IsOfTheLanguage(method.ContainingType) || context.Declaration(method) is not { } syntax)
            return null;
        return Inline(method, syntax, [.. operands.Select(operand => operand.Value)], i => operands[i].Source, source, self: null);
    }

    private static ImmutableArray<Value>? ItemsOf(Value value) => value switch
    {
        Value.Tuple tuple => tuple.Items,
        Value.Record record => record.Items,
        _ => null,
    };
}
