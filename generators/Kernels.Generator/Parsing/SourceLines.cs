using System.Runtime.CompilerServices;
using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Parsing;

/// <summary>
/// A method's text in one canonical layout, so that moving blanks or comments changes nothing in the spec.
/// </summary>
internal static class SourceLines
{
    // A declaration is parsed again at every edit anywhere, with the same syntax as long as its own file is not edited.
    // The table holds on to nothing: an entry goes with its method.
    private static readonly ConditionalWeakTable<MethodDeclarationSyntax, string[]> Known = new();

    public static EquatableArray<string> Of(MethodDeclarationSyntax method) => new(Known.GetValue(method, Lines));

    private static string[] Lines(MethodDeclarationSyntax method)
    {
        // Raw trivia between tokens would carry comments and blanks along; normalising starts from tokens alone.
        var bare = method
            .WithAttributeLists(default)
            .ReplaceTrivia(method.WithAttributeLists(default).DescendantTrivia(), (_, _) => default)
            .NormalizeWhitespace(indentation: "    ", eol: "\n");
        return bare.ToString().Split('\n');
    }
}
