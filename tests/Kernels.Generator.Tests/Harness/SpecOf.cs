using Kernels.Compiler.Specs;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Tests.Harness;

/// <summary>Specs of declarations in text.</summary>
internal static class SpecOf
{
    /// <summary>The spec of the last cell in the source.</summary>
    public static CellSpec Source(string source) => Compilation(Project.Of(source));

    public static CellSpec Compilation(CSharpCompilation compilation)
    {
        var parsed = CellParser.Parse(compilation, Cells(compilation).Last(), CancellationToken.None);
        Assert.Empty(parsed.Problems);
        Assert.NotNull(parsed.Spec);
        Assert.Equal(parsed.Spec.Body.Count, parsed.Locations.Count);
        return parsed.Spec;
    }

    /// <summary>A cell of given weights and members, printed without its head and operands.</summary>
    public static string Body(string weights, string members)
    {
        var text = SpecPrinter.Print(Source($"[Cell]\npublic partial class Cell({weights})\n{{\n{members}\n}}"));
        return string.Join('\n', text.Split('\n').SkipWhile(line => line != "  body").Skip(1)
            .TakeWhile(line => line != "  results").Select(line => line.Trim()));
    }

    private static IEnumerable<INamedTypeSymbol> Cells(CSharpCompilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(type => KernelsTypes.IsCell(type))
            .OrderBy(type => type.Locations[0].SourceSpan.Start);
}
