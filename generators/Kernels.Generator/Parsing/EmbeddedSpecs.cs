using System.Globalization;
using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>Specs that the generator wrote into a referenced assembly.</summary>
internal static class EmbeddedSpecs
{
    public static string NameOf(INamedTypeSymbol cell) => cell.ToDisplayString(NameFormat);

    /// <summary>A cell function's documentation id tells overloads apart.</summary>
    public static string NameOf(IMethodSymbol function) =>
        function.OriginalDefinition.GetDocumentationCommentId() ?? function.Name;

    private static SymbolDisplayFormat NameFormat { get; } = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The spec of this name, or why there is none, as the end of a sentence.</summary>
    public static (CellSpec? Spec, string? Complaint) Find(IAssemblySymbol assembly, string name)
    {
        var attribute = assembly.GetAttributes().FirstOrDefault(candidate =>
            KernelsTypes.IsKernels(candidate.AttributeClass, "CellSpecAttribute")
            && candidate.ConstructorArguments.Length == 3
            && candidate.ConstructorArguments[0].Value is string found && found == name);
        if (attribute is null)
            return (null, $"is not embedded in assembly '{assembly.Name}'");
        if (attribute.ConstructorArguments[1].Value is not SpecText.Version)
            return (null, WrongVersion(attribute.ConstructorArguments[1].Value));
        return Read(attribute.ConstructorArguments[2].Value as string ?? "");
    }

    private static (CellSpec? Spec, string? Complaint) Read(string text)
    {
        try
        {
            return (SpecText.Read(text), null);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return (null, "is damaged");
        }
    }

    private static string WrongVersion(object? version) => string.Format(
        CultureInfo.InvariantCulture,
        "is embedded in format {0}, but this generator reads format {1}",
        version,
        SpecText.Version);
}
