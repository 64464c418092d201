using Kernels.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kernels.Benchmarks.Generator;

/// <summary>A project of declared cells in memory, and the generator as an editor hosts it.</summary>
internal sealed class GeneratorProject
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private int _edits;

    /// <param name="cells">Number of cells, each an LSTM of its own name.</param>
    public GeneratorProject(int cells)
    {
        var trees = Enumerable.Range(0, cells).Select(i => CSharpSyntaxTree.ParseText(Declaration(i), Options, $"Cell{i}.cs"))
            .Append(CSharpSyntaxTree.ParseText(Unrelated(0), Options, "Unrelated.cs"));
        _compilation = CSharpCompilation.Create("Benchmark", trees, References(), new(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create([new CellGenerator().AsSourceGenerator()], parseOptions: Options);
    }

    /// <summary>Runs the generator.</summary>
    public void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        var result = _driver.GetRunResult();
        if (result.GeneratedTrees.IsEmpty || result.Results.Any(r => r.Exception is not null))
            throw new InvalidOperationException("The generator emitted nothing.");
    }

    /// <summary>Changes the body of a method in a file that declares no cell.</summary>
    public void EditUnrelated()
    {
        var old = _compilation.SyntaxTrees.Single(t => t.FilePath == "Unrelated.cs");
        _compilation = _compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(Unrelated(++_edits), Options, "Unrelated.cs"));
    }

    /// <summary>What a project of cells refers to: the runtime's libraries and ours.</summary>
    public static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "Kernels.dll"))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static string Unrelated(int edit) => $"class Unrelated {{ static int Answer() => {edit}; }}";

    private static string Declaration(int index) => $$"""
        using Kernels;
        using static Kernels.Functions;

        namespace Cells;

        [Cell]
        public partial class Lstm{{index}}(
            [Gate] Affine input, [Gate(Bias = 1)] Affine forget, [Gate] Affine output, [Gate] Affine candidate)
        {
            public (Vec h, Vec c) Step(Vec x, Vec h, Vec c)
            {
                c = Sigmoid(forget[x, h]) * c + Sigmoid(input[x, h]) * Tanh(candidate[x, h]);
                h = Sigmoid(output[x, h]) * Tanh(c);
                return (h, c);
            }
        }
        """;
}
