using Kernels.Compiler.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Parsing;

/// <summary>
/// A method's text in one canonical layout, so that moving blanks or comments changes nothing in the spec.
/// </summary>
internal static class SourceLines
{
    public static EquatableArray<string> Of(MethodDeclarationSyntax method)
    {
        // Raw trivia between tokens would carry comments and blanks along; normalising starts from tokens alone.
        var bare = method
            .WithAttributeLists(default)
            .ReplaceTrivia(method.WithAttributeLists(default).DescendantTrivia(), (_, _) => default)
            .NormalizeWhitespace(indentation: "    ", eol: "\n");
        return new(bare.ToString().Split('\n'));
    }
}
