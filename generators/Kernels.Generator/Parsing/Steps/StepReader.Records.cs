using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Kernels.Generator.Parsing;

/// <content>
/// Records and structures of values, such as complex numbers: tuples whose constructors, operators, methods and properties are
/// helpers.
/// </content>
internal sealed partial class StepReader
{
    private Value Create(IObjectCreationOperation creation)
    {
        if (creation is not { Constructor: { } constructor, Type: INamedTypeSymbol type } || !IsOfValues(type)
            || type.DeclaringSyntaxReferences.IsEmpty)
            return Refuse(creation, "This expression");
        var syntax = constructor.IsImplicitlyDeclared ? null : context.Declaration(constructor);
        if (syntax is ConstructorDeclarationSyntax { Initializer: not null })
            return Refuse(creation, "A constructor that calls another");
        var values = constructor.Parameters.Select(_ => Value.Missing).ToArray();
        foreach (var argument in creation.Arguments)
            values[argument.Parameter!.Ordinal] = Evaluate(argument.Value);
        var isPrimary = syntax is TypeDeclarationSyntax;
        var own = Members(type).Where(member => !isPrimary || constructor.Parameters.All(parameter => parameter.Name != member.Name)).ToList();
        var named = isPrimary ? constructor.Parameters.Select(parameter => parameter.Name) : [];
        var record = new Value.Record(
            type,
            [.. named, .. own.Select(member => member.Name)],
            [.. isPrimary ? values : [], .. own.Select(_ => Value.Missing)]);
        _frames.Push(new Frame(constructor, record));
        foreach (var member in own)
        {
            if (InitializerOf(member) is { } initializer && ReadInitializer(member, initializer) is { } value)
                record.Items[record.Names.IndexOf(member.Name)] = value;
        }

        _frames.Pop();
        if (syntax is ConstructorDeclarationSyntax)
            Inline(constructor, syntax, values, i => creation.Arguments.First(a => a.Parameter!.Ordinal == i).Value, creation, record);
        return Initialise(record, creation.Initializer);
    }

    /// <summary>The same record with other values for some of its members.</summary>
    private Value Alter(IWithOperation alteration) => Evaluate(alteration.Operand) switch
    {
        Value.Record record => Initialise(record with { Items = [.. record.Items] }, alteration.Initializer),
        var other => other == Value.Unknown ? other : Refuse(alteration, "This expression"),
    };

    private Value Initialise(Value.Record record, IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (var operation in initializer?.Initializers ?? [])
        {
            if (operation is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } assignment
                || record.Names.IndexOf(member.Member.Name) is not (>= 0 and var index))
                return Refuse(operation, "This expression");
            record.Items[index] = Evaluate(assignment.Value);
        }

        return record;
    }

    /// <summary>Types whose instances are values: assigning one copies it, so that it is what its parts are.</summary>
    private static bool IsOfValues(INamedTypeSymbol type) =>
        (type.IsRecord || type.TypeKind == TypeKind.Struct) && !type.IsTupleType && type.SpecialType == SpecialType.None;

    /// <summary>Fields and properties that hold a value, in the order in which they are declared.</summary>
    private IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers().Where(member => !member.IsStatic && member switch
    {
        IFieldSymbol field => !field.IsConst && !field.IsImplicitlyDeclared,
        IPropertySymbol property => IsHeld(property),
        _ => false,
    });

    private bool IsHeld(IPropertySymbol property) => context.Declaration(property) is PropertyDeclarationSyntax { ExpressionBody: null } declared
        && declared.AccessorList?.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }) == true;

    private EqualsValueClauseSyntax? InitializerOf(ISymbol member) => context.Declaration(member) switch
    {
        PropertyDeclarationSyntax property => property.Initializer,
        VariableDeclaratorSyntax field => field.Initializer,
        _ => null,
    };

    /// <summary>What <c>this</c> is: a record inside of its members, and otherwise the cell, which is no value.</summary>
    private Value.Record? Self => _frames.Count > 0 ? _frames.Peek().Self : null;

    private Value ReadMember(Value.Record record, IPropertyReferenceOperation property)
    {
        var index = record.Names.IndexOf(property.Property.Name);
        var isHeld = index >= 0 && (context.Declaration(property.Property) is ParameterSyntax || IsHeld(property.Property));
        return isHeld ? Known(record.Items[index], property) : ReadGetter(property, record);
    }

    private Value ReadPart(Value value, IFieldReferenceOperation field) => value is Value.Record record
        ? Part(record, field.Field.Name, field) ?? Refuse(field, "A field that is not constant")
        : value == Value.Unknown ? value : Refuse(field, "A field");

    /// <summary>A field of a record, or a parameter of its primary constructor; null where it has none of this name.</summary>
    private Value? Part(Value.Record? record, string name, IOperation source) =>
        record is not null && record.Names.IndexOf(name) is >= 0 and var index ? Known(record.Items[index], source) : null;

    /// <summary>What a constructor assigns to.</summary>
    private Action<Value>? Part(IOperation target) =>
        target is IMemberReferenceOperation { Instance: IInstanceReferenceOperation } member && Self is { } self
        && _frames.Peek().Method.MethodKind == MethodKind.Constructor && self.Names.IndexOf(member.Member.Name) is >= 0 and var index
            ? value => self.Items[index] = value
            : null;

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
        Value.Record record => [.. record.Items],
        _ => null,
    };
}
