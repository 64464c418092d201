using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Generator.Tests.Harness;

/// <summary>An in-memory project of one source file, as a person would set it up.</summary>
internal static class Project
{
    public const string SourcePath = "Cells.cs";

    private const string Usings = """
        global using System;
        global using Kernels;
        global using static Kernels.Functions;
        """;

    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilation Of(string source, params MetadataReference[] more) => Named("Project", source, more);

    /// <summary>A project of several source files.</summary>
    public static CSharpCompilation OfFiles(IEnumerable<string> paths) =>
        Of("").AddSyntaxTrees(paths.Select(path => Parse(File.ReadAllText(path), path)));

    public static CSharpCompilation Named(string name, string source, params MetadataReference[] more) =>
        CSharpCompilation.Create(
            name,
            [Parse(source, SourcePath), Parse(Usings, "Usings.cs"), Parse("internal static class Other;", "Other.cs")],
            [.. References.All, .. more],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                allowUnsafe: true,
                warningLevel: 9999));

    /// <summary>The same project with every file parsed again and an unrelated type added.</summary>
    public static CSharpCompilation WithUnrelatedEdit(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.ToString() + (tree.FilePath == "Other.cs" ? "\ninternal static class Another;" : "");
            compilation = compilation.ReplaceSyntaxTree(tree, Parse(text, tree.FilePath));
        }

        return compilation;
    }

    public static CSharpCompilation WithSource(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees.First(tree => tree.FilePath == SourcePath), Parse(source, SourcePath));

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
