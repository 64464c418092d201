using Kernels.Compiler.Specs;
using Kernels.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Kernels.Generator.Parsing;

/// <summary>
/// Finds the spec of another cell: from its declaration here, or embedded in the assembly that defines it.
/// </summary>
internal sealed class NestedCells(ParseContext context, ProblemList problems)
{
    public CellSpec? Find(INamedTypeSymbol type, Location location)
    {
        if (context.Declaration(type) is null)
            return FindEmbedded(type, location);
        if (context.ParseNested(type) is not { } parsed)
        {
            problems.Report(Descriptors.Recursion, location, type.Name);
            return null;
        }

        // The nested cell's own mistakes are reported where they stand.
        if (parsed.Spec is null)
            problems.MarkInvalid();
        return parsed.Spec;
    }

    private CellSpec? FindEmbedded(INamedTypeSymbol type, Location location)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        var embedded = EmbeddedSpecs.Find(type.ContainingAssembly, EmbeddedSpecs.NameOf(type));
        if (embedded.Spec is null)
            problems.Report(Descriptors.NestedCell, location, name, embedded.Complaint!);
        return embedded.Spec;
    }
}
