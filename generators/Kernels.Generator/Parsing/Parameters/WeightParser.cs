using System.Globalization;
using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Parsing;

/// <summary>Constructor parameters and their attributes.</summary>
internal sealed class WeightParser(ParseContext context, ProblemList problems)
{
    /// <summary>
    /// The constructor written in the head of the class; an implicit one where there is nothing to train.
    /// </summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol cell, ParseContext context, ProblemList problems)
    {
        IMethodSymbol? primary = null;
        foreach (var constructor in cell.InstanceConstructors)
        {
            var inHead = constructor.DeclaringSyntaxReferences
                .Any(reference => reference.GetSyntax(context.Cancellation) is TypeDeclarationSyntax);
            if (inHead)
                primary = constructor;
            else if (!constructor.IsImplicitlyDeclared)
                problems.Report(Descriptors.NoPrimaryConstructor, constructor.Locations[0], cell.Name);
        }

        return primary;
    }

    /// <summary>Size named by <c>[Size]</c>, or null.</summary>
    public static string? Size(IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "SizeAttribute") is { ConstructorArguments.Length: > 0 } attribute
            ? attribute.ConstructorArguments[0].Value as string
            : null;

    /// <summary>Size of a matrix's columns named by <c>[Size]</c>, or null.</summary>
    public static string? Columns(IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "SizeAttribute") is { ConstructorArguments.Length: > 1 } attribute
            ? attribute.ConstructorArguments[1].Value as string
            : null;

    /// <summary>All weights, or null when one of them cannot be read.</summary>
    public WeightTable? Parse(IMethodSymbol? constructor)
    {
        var table = new WeightTable();
        var complete = true;
        foreach (var parameter in constructor?.Parameters ?? [])
        {
            if (ParseParameter(parameter) is { } spec)
                table.Add(parameter, spec);
            else
                complete = false;
        }

        return complete ? table : null;
    }

    private ParameterSpec? ParseParameter(IParameterSymbol parameter)
    {
        var array = parameter.Type as IArrayTypeSymbol;
        var element = array?.ElementType ?? parameter.Type;
        if (Kind(element) is not { } kind
            || parameter.RefKind != RefKind.None
            || (array is not null && !CanRepeat(kind)))
        {
            RefuseType(parameter);
            return null;
        }

        if (CheckedCount(parameter, element) is not { } count)
            return null;
        SizeNames.Check(parameter, problems);
        var spec = new ParameterSpec(parameter.Name, kind)
        {
            Size = Size(parameter),
            Count = count,
            Frozen = KernelsTypes.Attribute(parameter, "FrozenAttribute") is not null,
            Default = Default(parameter, kind),
        };
        return kind == ParameterKind.Cell ? AddNested(spec, parameter) : AddGate(spec, parameter);
    }

    private static bool CanRepeat(ParameterKind kind) => kind is not (ParameterKind.Hyper or ParameterKind.Cell);

    private static ParameterKind? Kind(ITypeSymbol type) => type switch
    {
        _ when KernelsTypes.IsKernels(type, "Affine") => ParameterKind.Affine,
        _ when KernelsTypes.IsKernels(type, "Matrix") => ParameterKind.Matrix,
        _ when KernelsTypes.IsKernels(type, "Vec") => ParameterKind.Vec,
        _ when KernelsTypes.IsKernels(type, "Scalar") => ParameterKind.Scalar,
        _ when KernelsTypes.IsDouble(type) => ParameterKind.Hyper,
        _ when KernelsTypes.IsCell(type) => ParameterKind.Cell,
        _ => null,
    };

    private void RefuseType(IParameterSymbol parameter)
    {
        var type = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (parameter.Type.TypeKind == TypeKind.Error)
            problems.MarkInvalid();
        else
            problems.Report(Descriptors.WeightType, parameter.Locations[0], parameter.Name, type);
    }

    private int? CheckedCount(IParameterSymbol parameter, ITypeSymbol element)
    {
        var complaint = CountComplaint(parameter);
        if (complaint is null)
            return Count(parameter) ?? 0;
        problems.Report(Descriptors.ArrayCount, parameter.Locations[0], parameter.Name, complaint, element.Name);
        return null;
    }

    /// <summary>Length given by <c>[Count]</c>, or null.</summary>
    public static int? Count(IParameterSymbol parameter) =>
        KernelsTypes.Attribute(parameter, "CountAttribute") is { ConstructorArguments.Length: > 0 } attribute
            ? attribute.ConstructorArguments[0].Value as int?
            : null;

    /// <summary>What is wrong with the length of an array, or with one given to something else.</summary>
    public static string? CountComplaint(IParameterSymbol parameter)
    {
        var count = Count(parameter);
        return (parameter.Type as IArrayTypeSymbol, count) switch
        {
            (null, null) => null,
            (null, _) => "has [Count] but is not an array",
            (_, null) => "is an array without [Count]",
            (_, < 1) => $"has [Count({NumberText.Print(count.Value)})]",
            _ => null,
        };
    }

    private static double? Default(IParameterSymbol parameter, ParameterKind kind) =>
        kind == ParameterKind.Hyper
        && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: double value }
            ? value
            : null;

    private static ParameterSpec AddGate(ParameterSpec spec, IParameterSymbol parameter)
    {
        var options = KernelsTypes.Attribute(parameter, "GateAttribute")?.NamedArguments
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return options is null ? spec : spec with
        {
            Bias = Number(options, "Bias"),
            Initial = MemberName(options, "Initial"),
            RecurrentInitial = MemberName(options, "Recurrent"),
            Scale = Number(options, "Scale"),
            RecurrentScale = Number(options, "RecurrentScale"),
        };
    }

    private static double? Number(Dictionary<string, TypedConstant> options, string name) =>
        options.TryGetValue(name, out var option) && option.Value is IConvertible value
            ? value.ToDouble(CultureInfo.InvariantCulture)
            : null;

    private static string? MemberName(Dictionary<string, TypedConstant> options, string name) =>
        options.TryGetValue(name, out var option)
            ? option.Type?.GetMembers().OfType<IFieldSymbol>()
                .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, option.Value))?.Name
            : null;

    private ParameterSpec? AddNested(ParameterSpec spec, IParameterSymbol parameter)
    {
        var type = (INamedTypeSymbol)parameter.Type;
        var nested = new NestedCells(context, problems).Find(type, parameter.Locations[0]);
        return nested is null ? null : spec with
        {
            CellType = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Parameters = nested.Parameters,
        };
    }
}
