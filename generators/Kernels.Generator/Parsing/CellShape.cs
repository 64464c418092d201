using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Parsing;

/// <summary>The type that a cell is declared as: what kind it must be, and how it is reopened.</summary>
internal static class CellShape
{
    public static void Check(INamedTypeSymbol cell, ParseContext context, ProblemList problems)
    {
        if (WhyNotPlain(cell) is { } reason)
            problems.Report(Descriptors.NotAPlainClass, cell.Locations[0], cell.Name, reason);
        for (var type = cell; type is not null; type = type.ContainingType)
        {
            if (!IsPartial(type, context))
                problems.Report(Descriptors.NotPartial, type.Locations[0], type.Name);
        }
    }

    public static bool IsPartial(INamedTypeSymbol type, ParseContext context) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax(context.Cancellation))
        .OfType<TypeDeclarationSyntax>()
        .Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    /// <summary>Enclosing types, outermost first.</summary>
    public static EquatableArray<string> Containers(INamedTypeSymbol cell)
    {
        var containers = new List<string>();
        for (var type = cell.ContainingType; type is not null; type = type.ContainingType)
            containers.Insert(0, Reopened(type));
        return new(containers);
    }

    /// <summary>A type's declaration as another part of it is headed: <c>partial class Outer</c>.</summary>
    public static string Reopened(INamedTypeSymbol type)
    {
        var parameters = string.Join(", ", type.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name)));
        var list = parameters.Length == 0 ? "" : $"<{parameters}>";
        return $"partial {Keyword(type)} {Identifiers.Escape(type.Name)}{list}";
    }

    public static int FixedSize(INamedTypeSymbol cell, string name) =>
        KernelsTypes.Attribute(cell, "CellAttribute")?.NamedArguments
            .FirstOrDefault(argument => argument.Key == name).Value.Value is int size ? size : 0;

    /// <summary>Sizes fixed by <c>[FixedSize]</c>, in the order of their names.</summary>
    public static EquatableArray<FixedSizeSpec> FixedSizes(INamedTypeSymbol cell) => new(cell.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { } type && KernelsTypes.IsKernels(type, "FixedSizeAttribute"))
        .Select(attribute => attribute.ConstructorArguments)
        .Where(arguments => arguments.Length == 2 && arguments[0].Value is string && arguments[1].Value is int)
        .Select(arguments => new FixedSizeSpec((string)arguments[0].Value!, (int)arguments[1].Value!))
        .OrderBy(size => size.Name, StringComparer.Ordinal));

    private static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static string? WhyNotPlain(INamedTypeSymbol cell)
    {
        if (cell.TypeKind == TypeKind.Struct)
            return cell.IsRecord ? "a record struct" : "a struct";
        if (cell.IsRecord)
            return "a record";
        if (cell.IsStatic)
            return "static";
        if (cell.IsAbstract)
            return "abstract";
        if (cell.IsFileLocal)
            return "local to its file";
        for (var type = cell; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Length > 0)
                return "generic";
        }

        return null;
    }
}
