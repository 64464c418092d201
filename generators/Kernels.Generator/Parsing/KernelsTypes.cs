using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>
/// Recognises the types of the cell language by name, so that nothing has to be looked up in a compilation.
/// </summary>
internal static class KernelsTypes
{
    public const string CellAttribute = "Kernels.CellAttribute";
    public const string CellFunctionAttribute = "Kernels.CellFunctionAttribute";
    public const string StepName = "Step";

    public static bool IsVec(ITypeSymbol? type) => IsKernels(type, "Vec");

    /// <summary>One number, as an operand of <c>Step</c> or as a weight.</summary>
    public static bool IsScalar(ITypeSymbol? type) => IsKernels(type, "Scalar");

    public static bool IsMatrix(ITypeSymbol? type) => IsKernels(type, "Matrix");

    public static bool IsFunctions(ITypeSymbol? type) => IsKernels(type, "Functions");

    public static bool IsDouble(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Double;

    public static bool IsMath(ITypeSymbol? type) =>
        type is { Name: "Math", ContainingType: null, ContainingNamespace: { Name: "System" } space }
        && space.ContainingNamespace.IsGlobalNamespace;

    public static bool IsCell(ITypeSymbol? type) =>
        type is INamedTypeSymbol && Attribute(type, "CellAttribute") is not null;

    /// <summary>Whether a method with this type in its signature can be part of an equation.</summary>
    public static bool IsOfTheLanguage(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfTheLanguage(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(e => IsOfTheLanguage(e.Type)),
        _ => IsVec(type) || IsScalar(type) || IsKernels(type, "Affine") || IsKernels(type, "Matrix"),
    };

    public static bool IsKernels(ITypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Kernels" } space }
        && type.Name == name && space.ContainingNamespace.IsGlobalNamespace;

    /// <summary>The attribute of this name in namespace Kernels, or null.</summary>
    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => IsKernels(attribute.AttributeClass, name));
}
