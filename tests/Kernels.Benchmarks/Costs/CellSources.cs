using System.Runtime.CompilerServices;
using Kernels.Benchmarks.Generator;
using Kernels.Generator;
using Kernels.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Benchmarks.Costs;

/// <summary>The published cells' declarations as a project in memory.</summary>
internal sealed class CellSources
{
    private const int Repetitions = 5;

    // Enough that the runtime compiles the parser again, with optimisation.
    private const int Edits = 40;

    // What the SDK adds where a project asks for implicit usings.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private readonly CSharpCompilation _compilation;

    /// <param name="folder">Where the declarations are.</param>
    public CellSources(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));
        _compilation = CSharpCompilation.Create(
            "Kernels.Cells.Again",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Options, file))
                .Append(CSharpSyntaxTree.ParseText(Usings, Options, "Usings.cs")),
            GeneratorProject.References(),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>src/Kernels.Cells of the working copy that this was built in.</summary>
    public static string DefaultFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Kernels.Cells"));

    /// <summary>Runs the whole generator over all cells, then again after an edit elsewhere.</summary>
    /// <returns>What it emitted by the name of the cell, and both times in milliseconds.</returns>
    public (ILookup<string, string> Texts, double First, double Edit) Generate()
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new CellGenerator().AsSourceGenerator()], parseOptions: Options);
        var (first, edit) = (new Timing(), new Timing());
        first.Measure(() => driver = driver.RunGenerators(_compilation));
        for (var i = 0; i < Edits; i++)
        {
            var edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Unrelated{i};", Options, "Unrelated.cs"));
            edit.Measure(() => driver = driver.RunGenerators(edited));
        }

        var texts = driver.GetRunResult().Results.Single().GeneratedSources
            .ToLookup(source => CellOf(source.HintName), source => source.SourceText.ToString());
        return (texts, first.Best / 1e3, edit.Best / 1e3);
    }

    /// <summary>Milliseconds of the generator for one cell, once its own code is compiled.</summary>
    public double MillisecondsOf(Type cell)
    {
        var timing = new Timing();
        for (var i = 0; i < Repetitions; i++)
            timing.Measure(() => Compile(cell));
        return timing.Best / 1e3;
    }

    private static string CellOf(string hint) => hint.Split('.') is ["Kernels", "Cells", var name, ..] ? name : "";

    private void Compile(Type cell)
    {
        var symbol = _compilation.GetTypeByMetadataName(cell.FullName!)
            ?? throw new InvalidOperationException($"{cell} is not among the sources; --sources says where they are.");
        var spec = CellParser.Parse(_compilation, symbol, default).Spec
            ?? throw new InvalidOperationException($"{cell} does not parse.");
        CompilerSeam.Compile(spec, DumpOptions.None, default);
    }
}
