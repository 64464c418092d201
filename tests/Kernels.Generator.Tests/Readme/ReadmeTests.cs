using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kernels.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kernels.Generator.Tests.Readme;

/// <summary>What the README and the page on using it show compiles as shown: the blocks are the files of one program.</summary>
public sealed partial class ReadmeTests
{
    // What a new project has: <ImplicitUsings>enable</ImplicitUsings>.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    [Fact]
    public void Readme_EveryCSharpBlock_CompilesWithoutAWarning()
    {
        var (cell, use) = (Blocks(File.ReadAllText(PathOf("README.md"))), Blocks(File.ReadAllText(PathOf("docs/using.md"))));
        Assert.NotEmpty(cell);
        Assert.NotEmpty(use);
        Assert.Empty(Problems([.. cell, .. use, ImplicitUsings]));
    }

    [Theory]
    [InlineData("docs/time.md")]
    public void Page_EachCSharpBlock_CompilesWithoutAWarning(string page)
    {
        var blocks = Blocks(File.ReadAllText(PathOf(page)));
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Empty(Problems([block, ImplicitUsings])));
    }

    [Theory]
    [InlineData("docs/derived-matrices.md")]
    [InlineData("docs/trees-and-grids.md")]
    public void Page_OfACellAndItsUse_CompilesWithoutAWarning(string page)
    {
        var blocks = Blocks(File.ReadAllText(PathOf(page)));
        Assert.True(blocks.Length >= 2, "a cell and its use");
        Assert.Empty(Problems([.. blocks, ImplicitUsings]));
    }

    [Fact]
    public void Block_WithAMistake_IsFound()
    {
        const string Cell = """
            [Kernels.Cell]
            public sealed partial class Wrong(Kernels.Affine hidden)
            {
                public Kernels.Vec Step(Kernels.Vec x, Kernels.Vec h) => hidden[x, hh];
            }
            """;
        Assert.Contains(Problems([Cell, ImplicitUsings]), problem => problem.Id == "CS0103");
    }

    private static string[] Blocks(string markdown) => [.. CSharpBlock().Matches(markdown).Select(match => match.Groups[1].Value)];

    private static Diagnostic[] Problems(string[] files)
    {
        var isProgram = files.Any(text => CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());
        var compilation = CSharpCompilation.Create(
            "Readme",
            files.Select((text, i) => CSharpSyntaxTree.ParseText(text, Project.ParseOptions, $"Block{i}.cs")),
            References.All,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new CellGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        return [.. reported.Concat(output.GetDiagnostics()).Where(IsProblem)];
    }

    // Documentation of public members is a choice of the reader's own project.
    private static bool IsProblem(Diagnostic found) => found.Severity >= DiagnosticSeverity.Warning && found.Id != "CS1591";

    private static string PathOf(string document, [CallerFilePath] string source = "") =>
        Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", document);

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
